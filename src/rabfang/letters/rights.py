"""Who may see, write and issue letters: the sight of cases, and the duty to issue.

Whoever sees cases of the whole agency or of a unit writes letters. A letter marked secret is for those who see the
whole agency. Numbering, sending and cancelling what has a number is the duty `issue` of a role (`procedures.schema`).
"""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from rabfang.agencies.models import Agency
from rabfang.cases.actors import Actor
from rabfang.cases.models import Case
from rabfang.cases.queries import may, visible_cases, widest_sight
from rabfang.core.errors import NotAllowed, NotFound
from rabfang.letters.content import Content
from rabfang.letters.models import Letter, State
from rabfang.procedures.queries import current
from rabfang.procedures.schema import May, Sees

WRITING = (Sees.AGENCY, Sees.UNIT)


def sight_of(actor: Actor, agency: Agency) -> Sees:
    """The widest view the actor has in the agency today."""
    return widest_sight(actor, agency, current(agency)[1])


def visible_letters(actor: Actor, agency: Agency) -> QuerySet[Letter]:
    """The agency's letters the actor may see; drafts that were thrown away are among none."""
    kept = Letter.objects.filter(agency=agency).exclude(state=State.CANCELLED, number__isnull=True)
    sees = sight_of(actor, agency)
    if sees == Sees.AGENCY:
        return kept
    if sees == Sees.UNIT:
        near = Q(case__in=visible_cases(actor, agency).values("pk")) | Q(case__isnull=True, made_by=actor.officer_id)
        return kept.filter(near, secret=False)
    return kept.none()


def may_write(actor: Actor, agency: Agency) -> bool:
    """Whether the actor may write letters."""
    return sight_of(actor, agency) in WRITING


def may_issue(actor: Actor, agency: Agency) -> bool:
    """Whether numbering and sending letters is the actor's duty."""
    return may_write(actor, agency) and may(actor, agency, current(agency)[1], May.ISSUE)


def require_writer(actor: Actor, agency: Agency, case: Case | None, content: Content | None = None) -> None:
    """Raises NotAllowed (not a writer, or a secret beyond their sight) or NotFound (a case out of sight)."""
    sees = sight_of(actor, agency)
    if sees not in WRITING or (content is not None and content.secrecy and sees != Sees.AGENCY):
        raise NotAllowed("letter-not-yours")
    if case is not None and not visible_cases(actor, agency).filter(pk=case.pk).exists():
        raise NotFound("not-found")


def require_issuer(actor: Actor, letter: Letter) -> None:
    """Raises NotFound (out of sight) or NotAllowed (not their duty)."""
    require_sight(actor, [letter])
    if not may_issue(actor, letter.agency):
        raise NotAllowed("issuing-not-yours")


def require_sight(actor: Actor, letters: Iterable[Letter]) -> None:
    """Raises NotFound unless the actor sees each letter."""
    for letter in letters:
        if not visible_letters(actor, letter.agency).filter(pk=letter.pk).exists():
            raise NotFound("not-found")
