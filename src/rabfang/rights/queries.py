"""Reads for those who answer for personal data: of a confidential case only at its own desk, for whom it is open."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from rabfang.agencies.models import Agency
from rabfang.cases.actors import Actor
from rabfang.cases.erasing import OVER, Scope
from rabfang.cases.models import Case, Complainant
from rabfang.cases.queries import visible_cases
from rabfang.core.clock import local_date
from rabfang.rights.models import DestructionItem, DestructionList, Disclosure, Hold, Request, Tombstone
from rabfang.rights.periods import Retention, retention_of, retentions_of
from rabfang.search.queries import find
from rabfang.thai.identifiers import normalise_phone

MOST = 100
WAITING = (DestructionList.State.PROPOSED, DestructionList.State.APPROVED)


def found_cases(agency: Agency) -> QuerySet[Case]:
    """The office's cases whose people can ask about them."""
    return Case.objects.filter(agency=agency, box__isnull=True)


def cases_known_to(by: Actor, agency: Agency) -> QuerySet[Case]:
    """The same for one who acts; at a confidential desk the cases that are open to them."""
    return visible_cases(by, agency) if agency.confidential_of_id is not None else found_cases(agency)


def erasable() -> Q:
    """Those in which something of the person is left to erase."""
    return Q(erased_at__isnull=True)


def cases_of_person(
    agency: Agency, *, telephone: str = "", email: str = "", chat: str = "", words: str = ""
) -> list[Case]:
    """Cases that may be a person's: by telephone, e-mail, chat, or number and name as the search finds them.

    The newest first, at most MOST; the officer decides which they are.
    """
    wanted = Q(pk__in=())
    if number := normalise_phone(telephone) or telephone.strip():
        wanted |= Q(telephone=number)
    if email.strip():
        wanted |= Q(email__iexact=email.strip())
    if chat.strip():
        wanted |= Q(chat=chat.strip())
    people = Complainant.objects.filter(wanted, case__agency=agency).values_list("case_id", flat=True)
    keys = set(people[:MOST])
    rows = found_cases(agency)
    if words.strip():
        keys |= set(find(agency, words, rows).values_list("pk", flat=True)[:MOST])
    return list(rows.filter(pk__in=keys).select_related("complainant").order_by("-year", "-number")[:MOST])


def requests_of(agency: Agency) -> QuerySet[Request]:
    """The register of requests: what waits first, the earliest due on top, then the newest settled."""
    return Request.objects.filter(agency=agency).select_related("settled_by", "case")


def cases_of(request: Request) -> list[int]:
    """The cases that a request is about: the one from which it was asked, and those confirmed to be the person's."""
    confirmed = request.cases.values_list("case_id", flat=True)
    return sorted({*confirmed, *([request.case_id] if request.case_id else [])})


def open_requests(agency: Agency) -> QuerySet[Request]:
    """Those that wait, the first due first."""
    return requests_of(agency).filter(state=Request.State.OPEN).order_by("due_at")


def held_cases(agency: Agency) -> QuerySet[Hold]:
    """Cases that must not be erased for now."""
    return Hold.objects.filter(case__agency=agency, ended_at__isnull=True).select_related("case", "by")


@dataclass(frozen=True)
class Due:
    """A case past its time, since when, and by which rule."""

    case: Case
    due_on: date
    rule: Retention


def due_for_destruction(agency: Agency, at: datetime, by: Actor, among: Iterable[int] | None = None) -> list[Due]:
    """Cases past their period, the longest first, without those held, destroyed or on a list that waits.

    What officers wrote of a case whose person was erased on request goes now as well.
    """
    known = retentions_of(agency)
    least = min(rule.years for rule in known.values())
    today = local_date(at)
    rows = cases_known_to(by, agency).filter(status__in=OVER, entered_at__year__lt=today.year - least)
    listed = DestructionItem.objects.filter(case=OuterRef("pk"), list__state__in=WAITING)
    held = Hold.objects.filter(case=OuterRef("pk"), ended_at__isnull=True)
    gone = Tombstone.objects.filter(case=OuterRef("pk"), scope=Scope.WHOLE)
    rows = rows.filter(~Exists(listed), ~Exists(held), ~Exists(gone))
    if among is not None:
        rows = rows.filter(pk__in=list(among))
    found = []
    for case in rows.order_by("entered_at", "pk")[: MOST * 5]:
        rule = retention_of(case, known)
        due_on = rule.due_on(case.closed_at or case.entered_at)
        if due_on <= today:
            found.append(Due(case, due_on, rule))
    return found[:MOST]


def disclosures_of(case: Case) -> QuerySet[Disclosure]:
    """What of the case was given to somebody outside, oldest first."""
    return Disclosure.objects.filter(case=case).select_related("by")
