"""The demonstration's reports: what is owed of its invented month; the older ones are sent, the newest is a draft."""

from datetime import datetime, time

from rabfang.agencies.models import Agency, Officer
from rabfang.cases.actors import Actor
from rabfang.core.clock import BANGKOK, local_date, now
from rabfang.reports.actions.draft import draft_owed
from rabfang.reports.actions.remark import remark
from rabfang.reports.actions.send import send_by_email
from rabfang.reports.actions.sign import sign
from rabfang.reports.room import owed_before, room_of

SENT = 3  # reports of an office that went out
LATE = 1  # the second of them was sent in the evening of its last day, when the office had closed
WORDS = "เรื่องที่ค้างส่วนใหญ่รออะไหล่และรองบประมาณ\nเห็นควรติดตามหน่วยที่เกินกำหนดทุกวันจันทร์"
MORNING, EVENING = time(10), time(17)


def load_reports(slug: str) -> int:
    """Drafts what is owed, and sends what is past its time but for the newest of several; returns how many."""
    draft_owed(now())
    agency = Agency.objects.get(slug=slug)
    due = owed_before(agency, now())
    going = (due[:-1] or due)[-SENT:]
    for order, report in enumerate(going):
        day = local_date(report.due_at or now())
        at = datetime.combine(day, EVENING if order == LATE else MORNING, BANGKOK)
        by = _signer(agency, report.duty, at)
        version = remark(report, {"remarks": WORDS}, by=by, at=at, seen=report.version).version
        signed = sign(report, by=by, at=at, seen=version)
        send_by_email(signed, by=by, at=at, seen=signed.version)
    return len(going)


def _signer(agency: Agency, duty: str, at: datetime) -> Officer:
    """Somebody of the office who makes and signs that report."""
    for officer in Officer.objects.filter(agency=agency).order_by("pk"):
        room = room_of(Actor.officer(officer, at), agency)
        if room.makes(duty) and room.signs(duty):
            return officer
    raise Officer.DoesNotExist(duty)
