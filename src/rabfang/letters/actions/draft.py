"""A letter is begun: from the office's text with the case's values, or with what an officer has written."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from rabfang.agencies.models import Agency
from rabfang.cases.actors import Actor
from rabfang.cases.models import Case
from rabfang.cases.queries import READABLE
from rabfang.core.clock import local_date
from rabfang.core.errors import Invalid
from rabfang.letters.actions.changes import checked, enter, officer_of, put
from rabfang.letters.composing import composed
from rabfang.letters.content import Content
from rabfang.letters.head import letterhead_of
from rabfang.letters.kinds import KIND_OF_TEXT, Kind, Paper
from rabfang.letters.models import Letter, LetterEntry
from rabfang.letters.rights import require_writer, sight_of
from rabfang.letters.signers import Signer, head_position, signers, usual_signer
from rabfang.letters.values import Source


def begun(
    agency: Agency,
    text: str,
    *,
    by: Actor,
    at: datetime,
    case: Case | None = None,
    part: int | None = None,
    about: Letter | None = None,
    more: Mapping[str, str] | None = None,
    signer: Signer | None = None,
) -> Content:
    """What a letter with that text begins as, not kept; the usual one signs unless given. Raises as `draft`."""
    kind = _kind(text, case)
    require_writer(by, agency, case)
    inside = kind.paper == Paper.MEMO
    found = signers(agency, local_date(at)) if inside or signer is None else []
    source = Source(
        agency=agency,
        head=letterhead_of(agency),
        at=at,
        readable=READABLE[sight_of(by, agency)],
        case=case,
        part=part,
        signer=signer or usual_signer(found, by, inside=inside),
        order=about,
        head_position=head_position(found),
    )
    return composed(text, source, more)


def draft(
    agency: Agency,
    text: str,
    *,
    by: Actor,
    at: datetime,
    content: Content | None = None,
    case: Case | None = None,
    seq: int | None = None,
    part: int | None = None,
    about: Letter | None = None,
    more: Mapping[str, str] | None = None,
) -> Letter:
    """Keeps a new draft; its content is the office's text filled in (`begun`) unless given.

    text: a key of `letters.kinds.KIND_OF_TEXT`. part: the number of the assignment it goes to. about: the order a
    notice tells of. more: values of placeholders besides the case's.

    Raises NotAllowed (who does not write letters), NotFound (a case out of sight), Invalid by field.
    """
    kind = _kind(text, case)
    said = content or begun(agency, text, by=by, at=at, case=case, part=part, about=about, more=more)
    require_writer(by, agency, case, said)
    letter = Letter(
        agency=agency,
        case=case,
        seq=seq,
        part=part,
        about=about,
        kind=kind.key,
        text=text,
        series=kind.series,
        made_by_id=officer_of(by),
        made_at=at,
    )
    put(checked(said, letter, by), letter)
    with transaction.atomic():
        letter.save()
        enter(letter, LetterEntry.Action.MADE, by=by, at=at)
    return letter


def _kind(text: str, case: Case | None) -> Kind:
    kind = KIND_OF_TEXT.get(text)
    if kind is None:
        raise Invalid("no-such-text")
    if kind.needs_case and case is None:
        raise Invalid("case-needed")
    return kind
