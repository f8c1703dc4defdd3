"""The account of disclosures: by hand, and by the product where it knows that data left (OIA s.24).

`follow` is called after each event of a case, `follow_letter` when a letter that names the person leaves.
"""

import json
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from rabfang.agencies.actions.changes import needed
from rabfang.agencies.models import Agency, Partner
from rabfang.cases.actors import Actor
from rabfang.cases.models import Case, Complainant, Event
from rabfang.core.clock import now
from rabfang.core.errors import Invalid
from rabfang.letters.models import Letter
from rabfang.rights.duties import officer_of
from rabfang.rights.models import Disclosure
from rabfang.rights.periods import defaults

REFER = "refer"


def disclose(
    case: Case, *, to: str, what: str, why: str, basis: str, by: Actor, at: datetime, agency: Agency
) -> Disclosure:
    """An entry by hand, by an officer who sees the case (the caller has looked). Raises Invalid by field."""
    if case.agency_id != agency.pk:
        raise Invalid("no-such-case", field="to")
    return Disclosure.objects.create(
        case=case,
        at=at,
        by_id=officer_of(by),
        to=needed("to", to, at_most=300),
        what=needed("what", what, at_most=300),
        why=needed("why", why, at_most=300),
        basis=needed("basis", basis),
    )


def follow(case: Case, event: Event) -> None:
    """A case passed to an agency takes who brought it along, unless name and address are withheld."""
    if case.box_id is not None:
        return
    for partner in _given_to(case, event):
        _enter(
            case,
            event.at,
            event.actor_id,
            to=partner.name,
            key=f"event:{event.seq}:{partner.pk}",
            withheld=bool(event.facts.get("withheld")),
        )


def follow_letter(letter: Letter, by: int) -> None:
    """A letter to somebody else left the office: an entry when it names the complainant."""
    case = letter.case
    if case is None or case.box_id is not None:
        return
    person, to = Complainant.objects.get(case=case), str(letter.content.get("addressee", ""))
    body = json.dumps(letter.content, ensure_ascii=False)
    said = [text for text in (person.name, person.address, person.telephone, person.email) if text and text in body]
    if said and not (person.name and person.name in to):
        _enter(case, now(), by, to=to or letter.reference_text, key=f"letter:{letter.pk}", withheld=False)


def _given_to(case: Case, event: Event) -> list[Partner]:
    """Agencies to which this event opened a part, or to which the case was referred."""
    keys = {row["partner_id"] for row in event.effects.get("assignments", {}).values() if row.get("partner_id")}
    if event.action == REFER:
        keys.add(event.facts["partner"])
    return list(Partner.objects.filter(pk__in=keys).order_by("pk")) if keys else []


def _enter(case: Case, at: datetime, by: int | None, *, to: str, key: str, withheld: bool) -> None:
    with override("th"), transaction.atomic():
        anonymous = not Complainant.objects.filter(case=case).exclude(name="", telephone="", email="").exists()
        what = _("เรื่องและรายละเอียด โดยปกปิดชื่อและที่อยู่ของผู้ร้อง") if withheld else _("เรื่อง รายละเอียด ชื่อ และข้อมูลติดต่อของผู้ร้อง")
        if anonymous:
            what = _("เรื่องและรายละเอียด ผู้ร้องไม่ประสงค์ออกนาม")
        Disclosure.objects.get_or_create(
            case=case,
            key=key,
            defaults={
                "at": at,
                "by_id": by,
                "to": to[:300],
                "what": what,
                "why": _("ให้หน่วยงานที่มีอำนาจดำเนินการ"),
                "basis": defaults()["refer_basis"],
                "withheld": withheld,
            },
        )
