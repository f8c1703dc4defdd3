"""What happened, and what cannot be done, in words. Events store facts; the sentence is made when it is read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from rabfang.cases.models import Event, Heard, Outcome, Rating, Review, Urgency
from rabfang.cases.refusals import REFUSALS
from rabfang.core.clock import local, local_date
from rabfang.core.errors import Invalid, Refused
from rabfang.documents.messages import MESSAGES as FILE_MESSAGES
from rabfang.documents.messages import sentence as file_sentence
from rabfang.procedures.schema import Procedure
from rabfang.procedures.verbs import VERBS
from rabfang.thai.dates import date_and_time, long_date, long_date_with_weekday

SHOWN_OF_A_DIGEST = 16  # letters, enough to compare by eye
DEMANDS = {
    "findings": gettext_lazy("ผลการตรวจสอบข้อเท็จจริง"),
    "reply": gettext_lazy("คำตอบถึงผู้ร้อง"),
    "copy": gettext_lazy("สำเนาคำตอบถึงเจ้าหน้าที่รับผิดชอบ"),
    "use": gettext_lazy("การนำไปใช้ปรับปรุง"),
    "notice": gettext_lazy("รายงานหน่วยงานที่ส่งเรื่องมา"),
}


CONTACT = {
    "name": gettext_lazy("ชื่อ"),
    "address": gettext_lazy("ที่อยู่"),
    "telephone": gettext_lazy("โทรศัพท์"),
    "email": gettext_lazy("อีเมล"),
    "prefers": gettext_lazy("วิธีแจ้งผล"),
    "discreet": gettext_lazy("ข้อความไม่บอกเนื้อหา"),
}


@dataclass(frozen=True)
class Names:
    """Names that sentences need: officers, units and partners by id, and the procedure's own words.

    An officer of another agency comes with its name.
    """

    officers: Mapping[int, str]
    units: Mapping[int, str]
    procedure: Procedure
    partners: Mapping[int, str] = field(default_factory=dict)


def refusal_text(error: Refused) -> str:
    """Why something cannot be done and what to do instead, in the reader's language."""
    if isinstance(error, Invalid) and error.code in FILE_MESSAGES:
        return file_sentence(error)
    template = REFUSALS.get(error.code) or REFUSALS["not-understood"]
    params = {key: _shown(value) for key, value in error.params.items()}
    if "action" in error.params:
        params["action"] = str(VERBS[error.params["action"]].title)
    if "missing" in error.params:
        params["missing"] = ", ".join(str(DEMANDS[name]) for name in error.params["missing"])
    return str(template) % params


def sentence(event: Event, names: Names) -> str:
    """What happened in one event, for officers."""
    detail = _DETAILS.get(event.action)
    title = str(VERBS[event.action].title)
    said = detail(event, names) if detail else ""
    return f"{title}: {said}" if said else title


def byline(event: Event, names: Names) -> str:
    """Who did it, in what capacity, and for whom."""
    if event.actor_kind == "citizen":
        return _("ผู้ร้องของเรื่องเลขรับ %(number)s") % event.facts if is_voice(event) else _("ผู้ร้อง")
    if event.actor_kind == "clock":
        return _("ระบบ (ตามกำหนดเวลา)")
    who = names.officers.get(event.actor_id or 0, "")
    role = names.procedure.roles.get(event.role)
    parts = [who]
    if role:
        parts.append(str(role.title))
    if event.unit_id:
        parts.append(names.units.get(event.unit_id, ""))
    if event.for_officer_id:
        parts.append(_("ปฏิบัติหน้าที่แทน %(name)s") % {"name": names.officers.get(event.for_officer_id, "")})
    return " · ".join(part for part in parts if part)


def is_voice(event: Event) -> bool:
    """Whether it was said by the complainant of a case that follows this one."""
    return "voice" in event.facts


def public_sentence(event: Event) -> str:
    """What happened, for the complainant; empty for what concerns only the office or another complainant."""
    if is_voice(event):
        return ""
    texts = {
        "receive": _("หน่วยงานได้รับเรื่องของท่าน"),
        "record": _("เจ้าหน้าที่ลงทะเบียนรับเรื่องแล้ว"),
        "classify": _("เจ้าหน้าที่ตรวจสอบและจำแนกเรื่องแล้ว"),
        "order": _("ผู้บริหารสั่งการแล้ว"),
        "refer": _("ส่งเรื่องให้หน่วยงานที่มีอำนาจแล้ว"),
        "appoint": _("แต่งตั้งคณะทำงานดำเนินการแล้ว"),
        "acknowledge": _("หน่วยงานที่เกี่ยวข้องรับเรื่องแล้ว"),
        "decline": _("แจ้งเหตุผลที่ไม่รับดำเนินการให้ท่านทราบแล้ว"),
        "inspect": _("เจ้าหน้าที่ออกตรวจสถานที่จริงแล้ว"),
        "report": _("หน่วยที่รับผิดชอบรายงานผลแล้ว"),
        "answer": _("ตอบข้อมูลแล้ว"),
        "reply": _("แจ้งผลให้ท่านทราบแล้ว"),
        "ask": _("เจ้าหน้าที่มีคำถามถึงท่าน"),
        "message": _("ท่านส่งข้อความเพิ่มเติม"),
        "pause": _("พักการนับเวลาไว้ชั่วคราว"),
        "resume": _("ดำเนินการต่อ"),
        "merge": _("รวมกับเรื่องเดียวกันที่รับไว้ก่อน เลขรับ %(number)s") % {"number": event.facts.get("number", "")},
        "unmerge": _("แยกออกมาดำเนินการต่างหาก"),
        "close": _("ยุติเรื่อง"),
        "withdraw": _("ถอนเรื่อง"),
        "object": _objected_publicly(event),
        "reopen": _("หน่วยงานนำเรื่องกลับมาดำเนินการใหม่"),
        "contact": _("เปลี่ยนข้อมูลติดต่อของท่านแล้ว"),
        "rate": _("ท่านให้คะแนนการดำเนินการแล้ว"),
        "void": _("ยกเลิกเลขรับนี้"),
        "erase": _("ลบข้อมูลส่วนบุคคลในเรื่องนี้แล้ว"),
    }
    return texts.get(event.action, "")


def _objected_publicly(event: Event) -> str:
    if event.facts.get("review") in Review:
        return _("ท่านไม่เห็นด้วยกับผล เรื่องกลับมาดำเนินการใหม่ โดยผู้ที่ไม่ได้ตอบหรือยุติเรื่องเป็นผู้พิจารณา")
    return _("ท่านไม่เห็นด้วยกับผล เรื่องกลับมาดำเนินการใหม่")


def _shown(value: Any) -> Any:
    if isinstance(value, datetime):
        value = local_date(value)
    return long_date_with_weekday(value, english=get_language() == "en") if isinstance(value, date) else value


def _day(said: str) -> str:
    """An ISO date as it is written."""
    return long_date(date.fromisoformat(said), english=get_language() == "en")


def _parties(event: Event, names: Names) -> list[str]:
    """Units and partners the event names, the leading one first."""
    named = {f"unit:{pk}": names.units.get(pk, "?") for pk in event.facts.get("units") or []}
    named |= {f"partner:{pk}": names.partners.get(pk, "?") for pk in event.facts.get("partners") or []}
    return [name for _key, name in sorted(named.items(), key=lambda pair: pair[0] != event.facts.get("lead"))]


def _units(names: Names, ids: list[int]) -> str:
    return ", ".join(names.units.get(unit, "?") for unit in ids)


def _classified(event: Event, names: Names) -> str:
    kind = names.procedure.kinds.get(event.facts["kind"])
    parts = [str(kind.title) if kind else event.facts["kind"]]
    if kind and event.facts["category"]:
        parts += [str(row.title) for row in kind.categories if row.key == event.facts["category"]]
    if group := names.procedure.groups.get(event.facts.get("group", "")):
        parts.append(_("กลุ่มผู้ร้อง %(group)s") % {"group": group.title})
    if event.facts["urgency"] != Urgency.NORMAL:
        parts.append(str(Urgency(event.facts["urgency"]).label))
    return " · ".join(parts)


def _forwarded(event: Event, names: Names) -> str:
    parts = []
    if parties := _parties(event, names):
        parts.append(_("ถึง %(units)s") % {"units": ", ".join(parties)})
    if event.facts.get("telephoned_unit"):
        parts.append(_("โทรศัพท์แจ้ง %(unit)s ล่วงหน้า") % {"unit": _units(names, [event.facts["telephoned_unit"]])})
    if event.facts.get("due_on"):
        parts.append(_("ภายใน %(day)s") % {"day": _shown(date.fromisoformat(event.facts["due_on"]))})
    return " · ".join(parts)


def _ordered(event: Event, names: Names) -> str:
    """To whom and by when; where it names nobody, what was decided in the procedure's words, if these are clear."""
    if given := _forwarded(event, names):
        return given
    outcome = event.facts.get("outcome")
    steps = (step for _path, step in names.procedure.steps() if step.action == event.action)
    said = {str(step.outcome_titles[outcome]) for step in steps if outcome in step.outcome_titles}
    return said.pop() if len(said) == 1 else ""


def _chased(event: Event, names: Names) -> str:
    """The first reminder of a register kept before reminders were counted has no number."""
    number = event.facts.get("number")
    parts = [_("ครั้งที่ %(number)s") % {"number": number}] if number else []
    return " · ".join(part for part in (*parts, _forwarded(event, names)) if part)


def _appointed(event: Event, names: Names) -> str:
    number = event.facts.get("order_number")
    parts = [_("คำสั่งที่ %(number)s") % {"number": number}] if number else []
    if event.facts.get("order_date"):
        parts.append(_("ลงวันที่ %(day)s") % {"day": _day(event.facts["order_date"])})
    return " · ".join(part for part in (*parts, _forwarded(event, names)) if part)


def _acknowledged(event: Event, names: Names) -> str:
    parts = [names.partners.get(event.facts["partner"], "")]
    if event.facts.get("received_number"):
        parts.append(_("เลขรับ %(number)s") % {"number": event.facts["received_number"]})
    if event.facts.get("received_on"):
        parts.append(str(_shown(date.fromisoformat(event.facts["received_on"]))))
    return " · ".join(part for part in parts if part)


def _reported(event: Event, names: Names) -> str:
    """Of whom it is, when an officer entered it for an agency outside this system."""
    partner = event.facts.get("partner")
    return _("ของ %(agency)s") % {"agency": names.partners.get(partner, "?")} if partner else ""


def _passed_on(event: Event, names: Names) -> str:
    """To whom, by which letter; of a confidential case, as which sealed package."""
    said = " ".join(part for part in (event.facts["outside_agency"], event.facts["letter_number"]) if part)
    if not event.facts.get("package"):
        return said
    package = _("ชุดเอกสารปิดผนึก sha256 %(digest)s") % {"digest": event.facts["package"][:SHOWN_OF_A_DIGEST]}
    return f"{said} · {package}"


def _replied(event: Event, names: Names) -> str:
    teller = event.facts.get("told_by")
    parts = [event.facts["letter_number"], _("%(agency)s แจ้งผู้ร้อง") % {"agency": teller} if teller else ""]
    return " · ".join(part for part in parts if part)


def _moved(event: Event, names: Names) -> str:
    english = get_language() == "en"
    rows = []
    for key, old, new in event.facts["moved"]:
        times = [date_and_time(datetime.fromisoformat(one), english=english) for one in (old, new)]
        rows.append(f"{clock_title(key, names.procedure)} {times[0]} → {times[1]}")
    because = event.facts.get("because")
    return " · ".join([*([because] if because else []), *rows])


def _when(moment: str) -> str:
    return date_and_time(local(datetime.fromisoformat(moment)), english=get_language() == "en")


def _objected(event: Event, names: Names) -> str:
    """Who looks at it, where officers answered; nothing in a register older than that rule."""
    match event.facts.get("review"):
        case Review.OTHER:
            return _("ให้เจ้าหน้าที่อื่นที่ไม่ได้ตอบหรือยุติเรื่องพิจารณา")
        case Review.ABOVE:
            roles = [str(names.procedure.roles[key].title) for key in names.procedure.superiors]
            return _("ไม่มีเจ้าหน้าที่อื่นในหน้าที่นี้ ให้ %(roles)s พิจารณา") % {"roles": ", ".join(roles)}
        case "none":
            return _("ไม่มีผู้อื่นที่พิจารณาแทนได้ ผู้ตอบเดิมพิจารณา")
    return ""


def _rated(event: Event, names: Names) -> str:
    """The point; of words that an officer wrote down, how and when they were said."""
    parts = [str(Rating(event.facts["rating"]).label)]
    if event.facts.get("heard"):
        parts.append(str(Heard(event.facts["heard"]).label))
        parts.append(_when(event.facts["said_at"]))
    return " · ".join(parts)


ERASED = {
    "person": gettext_lazy("ข้อมูลของผู้ร้องตามคำขอ"),
    "whole": gettext_lazy("ถ้อยคำและไฟล์ทั้งเรื่อง เมื่อพ้นเวลาเก็บ"),
    "voice": gettext_lazy("ถ้อยคำของผู้ร้องที่รวมเรื่องมา"),
}


def _erased(event: Event, names: Names) -> str:
    return str(ERASED[event.facts["scope"]])


def _overdue(event: Event, names: Names) -> str:
    roles = [str(names.procedure.roles[key].title) for key in event.facts["to"] if key in names.procedure.roles]
    return _("%(clock)s เกินกำหนด แจ้ง %(to)s") % {
        "clock": clock_title(event.facts["clock"], names.procedure),
        "to": ", ".join(roles),
    }


def _due_soon(event: Event, names: Names) -> str:
    return _("%(clock)s ครบกำหนด %(when)s") % {
        "clock": clock_title(event.facts["clock"], names.procedure),
        "when": _when(event.facts["due_at"]),
    }


def clock_title(key: str, procedure: Procedure) -> str:
    """What a clock measures: a step's or a standard's own title."""
    for standard in procedure.standard:
        if standard.key == key:
            return str(standard.title)
    path, _dot, step = key.partition(".")
    try:
        return str(procedure.step(path, step).title)
    except KeyError:
        return key


IDENTIFIED = {
    "asked": gettext_lazy("ขอเปิดพร้อมเหตุผล"),
    "refused": gettext_lazy("ไม่อนุญาต"),
    "seen": gettext_lazy("ผู้รักษาข้อมูลตัวตนเปิดดู"),
    "handed": gettext_lazy("ส่งต่อให้ผู้ขอ"),
    "packed": gettext_lazy("ใส่ในชุดเอกสารปิดผนึก"),
}
MEASURES = {
    "place": gettext_lazy("ย้ายที่นั่งหรือสถานที่ทำงานชั่วคราว"),
    "superior": gettext_lazy("เปลี่ยนผู้บังคับบัญชาหรือผู้ประเมิน"),
    "contact": gettext_lazy("ห้ามติดต่อหรือเข้าใกล้"),
    "safety": gettext_lazy("ดูแลความปลอดภัย"),
    "watch": gettext_lazy("ติดตามว่าถูกกลั่นแกล้งหรือไม่"),
    "other": gettext_lazy("มาตรการอื่น"),
    "ended": gettext_lazy("สิ้นสุดมาตรการ"),
}


def _identified(event: Event, names: Names) -> str:
    said = _said_until(IDENTIFIED[event.facts["done"]], event)
    partner = event.facts.get("partner")
    body = _("ให้ %(name)s") % {"name": names.partners.get(partner, "?")}
    return f"{said} · {body}" if partner else said


def _said_until(words: object, event: Event) -> str:
    until = event.facts.get("until")
    return f"{words} · " + _("ถึง %(day)s") % {"day": _day(until)} if until else str(words)


_DETAILS: Mapping[str, Callable[[Event, Names], str]] = {
    "receive": lambda event, names: str(names.procedure.channels[event.facts["channel"]].title),
    "classify": _classified,
    "forward": _forwarded,
    "order": _ordered,
    "assign": _forwarded,
    "appoint": _appointed,
    "return_for_more": _forwarded,
    "acknowledge": _acknowledged,
    "notify": lambda event, names: " · ".join(
        part for part in (event.facts["to"], event.facts["letter_number"]) if part
    ),
    "decline": lambda event, names: event.facts["letter_number"],
    "report": _reported,
    "expedite": _chased,
    "inspect": lambda event, names: _when(event.facts["visited_at"]),
    "refer": _passed_on,
    "reply": _replied,
    "answer": lambda event, names: event.facts["letter_number"],
    "close": lambda event, names: str(Outcome(event.facts["outcome"]).label),
    "merge": lambda event, names: _("กับเรื่อง %(number)s") % {"number": event.facts["number"]},
    "contact": lambda event, names: ", ".join(str(CONTACT[name]) for name in event.facts["changed"]),
    "object": _objected,
    "rate": _rated,
    "remind": _due_soon,
    "escalate": _overdue,
    "recompute": _moved,
    "identify": _identified,
    "protect": lambda event, names: _said_until(MEASURES[event.facts["measure"]], event),
    "erase": _erased,
}
