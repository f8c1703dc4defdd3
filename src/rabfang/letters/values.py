"""What stands in the places of a text: drawn from a case, the office, and the day."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import override

from rabfang.agencies.models import Agency
from rabfang.cases.models import Assignment, Case, CaseText, Event
from rabfang.core.clock import local_date
from rabfang.letters.models import Letter, Letterhead
from rabfang.letters.signers import Signer
from rabfang.procedures.queries import version_of
from rabfang.thai.areas import NoSuchArea, area_label
from rabfang.thai.dates import buddhist_year, long_date
from rabfang.thai.digits import to_thai

TEXTS = ("detail", "opinion", "memo", "order", "purpose", "findings", "reply")
NAMELESS, UNSAID = "ผู้ร้องเรียน", "ไม่ได้ระบุ"  # a person need not say who they are or where it was
HEAD = "ผู้บริหาร"
RECEIVE, CHASE, REFER = "receive", "expedite", "refer"


@dataclass(frozen=True)
class Source:
    """What values are drawn from. `readable`: which texts of the case the writer may read."""

    agency: Agency
    head: Letterhead
    at: datetime
    readable: tuple[str, ...]
    case: Case | None = None
    part: int | None = None
    signer: Signer | None = None
    order: Letter | None = None
    head_position: str = ""


def values_of(source: Source) -> dict[str, str]:
    """A value for each placeholder that has one, in Thai as letters are."""
    with override("th"):
        found = _office(source)
        if source.case is not None:
            found |= _case(source, source.case)
        if source.order is not None:
            found |= _order(source, source.order)
    return found


def _office(source: Source) -> dict[str, str]:
    today, agency, signer = local_date(source.at), source.agency, source.signer
    return {
        "office": agency.name_th,
        "office_telephone": _digits(source)(source.head.telephone or agency.telephone),
        "office_unit": source.head.unit,
        "head": source.head_position or HEAD,
        "signer_name": signer.name if signer else "",
        "signer_position": signer.position if signer else "",
        "today": _day(source, today),
        "year": _digits(source)(str(buddhist_year(today))),
    }


def _case(source: Source, case: Case) -> dict[str, str]:
    procedure, digits = version_of(case.procedure_id)[1], _digits(source)
    kind, channel = procedure.kinds.get(case.kind), procedure.channels.get(case.channel)
    category = next((row for row in kind.categories if row.key == case.category), None) if kind else None
    return {
        "case_number": digits(case.number_text),
        "received_date": _day(source, case.received_at),
        "subject": case.subject,
        "complainant": case.complainant.name or NAMELESS,
        "complainant_address": case.complainant.address or UNSAID,
        "channel": channel.title.th if channel else "",
        "place": " ".join(filter(None, (case.place, _area(case)))) or UNSAID,
        "kind": kind.title.th if kind else "",
        "category": category.title.th if category else "",
        "promised_date": _day(source, case.promised_at or case.due_at),
        **_texts(source, case),
        **_events(source, case),
        **_parts(source, case),
    }


def _texts(source: Source, case: Case) -> dict[str, str]:
    """The newest readable words of each sort; before there is a memo the opinion speaks, and the other way round."""
    rows = CaseText.objects.filter(case=case, field__in=TEXTS, visibility__in=source.readable).order_by("seq", "id")
    said = {row.field: row.body for row in rows}
    advice = said.get("memo") or said.get("opinion") or ""
    return {"memo": advice, "opinion": advice, **said}


def _parts(source: Source, case: Case) -> dict[str, str]:
    """Who has the work, by when; only the part the letter goes to, when it goes to one.

    A letter to another agency goes to the partner that has that part, or to the only one that has any.
    """
    rows: Iterable[Assignment] = (
        Assignment.objects.filter(case=case).select_related("unit", "partner").order_by("number")
    )
    rows = [row for row in rows if source.part in (None, row.number)]
    working = [row for row in rows if row.state == Assignment.State.OPEN] or rows
    due = next((row.due_at for row in working if row.due_at), None) or case.due_at
    late = (local_date(source.at) - local_date(due)).days if due else 0
    partners = {row.partner_id: addressed(row) for row in rows if row.partner_id}
    return {
        **({"outside_agency": next(iter(partners.values()))} if len(partners) == 1 else {}),
        "units": _listed(addressed(row) for row in working),
        "due_date": _day(source, due),
        "days_late": _digits(source)(str(late)) if late > 0 else "",
    }


def _listed(names: Iterable[str]) -> str:
    """Names as a letter lists them: "กองช่าง กองคลัง และสำนักปลัด"."""
    *first, last = dict.fromkeys(names) or [""]
    return f"{' '.join(first)} และ{last}" if first else last


def addressed(part: Assignment) -> str:
    """To whom a letter to the holder of a part is addressed."""
    if part.partner is not None:
        return part.partner.addressee or part.partner.name
    return part.unit.name_th if part.unit else ""


def _events(source: Source, case: Case) -> dict[str, str]:
    """By which letter it came, how often it was chased, and where it was referred."""
    rows = list(Event.objects.filter(case=case, action__in=(RECEIVE, CHASE, REFER)).order_by("seq"))
    came: Mapping[str, Any] = next((row.facts for row in rows if row.action == RECEIVE), {})
    dated = came.get("letter_date")
    referred: Mapping[str, Any] = next((row.facts for row in reversed(rows) if row.action == REFER), {})
    chased = sum(row.action == CHASE for row in rows)
    return {
        "incoming_number": _digits(source)(came.get("letter_number") or ""),
        "incoming_date": _day(source, date.fromisoformat(dated) if dated else None),
        "chase_number": _digits(source)(str(max(chased, 1))),
        "outside_agency": referred.get("outside_agency") or "",
        "outside_reference": _digits(source)(referred.get("letter_number") or ""),
    }


def _order(source: Source, order: Letter) -> dict[str, str]:
    return {
        "order_number": _digits(source)(order.reference_text),
        "order_subject": order.subject,
        "order_date": _day(source, order.dated),
    }


def _area(case: Case) -> str:
    try:
        return area_label(case.subdistrict) if case.subdistrict else ""
    except NoSuchArea:
        return ""


def _day(source: Source, moment: date | None) -> str:
    if moment is None:
        return ""
    day = local_date(moment) if isinstance(moment, datetime) else moment
    return long_date(day, thai_digits=source.head.thai_digits)


def _digits(source: Source) -> Callable[[str], str]:
    return to_thai if source.head.thai_digits else str
