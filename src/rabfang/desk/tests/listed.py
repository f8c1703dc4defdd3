"""Something in each list of the town that can be taken out: a function a list, which gives the address of its page."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from conftest import MONDAY
from rabfang.agencies.models import Agency, Delegation, Officer, RoleHolding
from rabfang.cases.actors import Actor
from rabfang.cases.models import OutboxMessage
from rabfang.cases.tests.walking import submitted, walk
from rabfang.channels.models import Asking, Notice, PaperIntake
from rabfang.channels.occasions.actions.hold import Told, hold
from rabfang.channels.posters.actions import hang
from rabfang.channels.watch.actions import mark_checked
from rabfang.channels.watch.changes import ChangeFacts, enter_change
from rabfang.core.clock import now
from rabfang.desk.tests.conftest import Clock
from rabfang.procedures.queries import current
from rabfang.reports.actions.tables import Kept, make_editions, save_table
from rabfang.reports.builder.question import Question
from rabfang.reports.facts.folding import fold_waiting
from rabfang.reports.models import Edition, Report
from rabfang.rights.models import DestructionList, Request

CENTRE, EXECUTIVE, UNIT = "centre", "executive", "unit"
ADMINISTRATOR, AUDITOR, PROTECTOR = "administrator", "auditor", "dpo"
DAYS = "first=2026-11-01&last=2026-11-30"


@dataclass(frozen=True)
class Town:
    """The office in which something of each list is made, and its officers."""

    agency: Agency

    def actor(self, account: str = CENTRE) -> Actor:
        """As the one behind an action."""
        return Actor.officer(self.officer(account), now())

    def officer(self, account: str) -> Officer:
        """By the part of the account before the @."""
        return Officer.objects.get(email=f"{account}@hat-kham.example")


def cases(town: Town, _clock: Clock) -> str:
    """Of what came in November, what is not classified."""
    submitted(town.agency, subject="ถนนพัง", name="มานี มีนา")
    walk(town.agency, "service-quality", until="report", category="street-light", subject="ไฟดับหน้าวัด")
    fold_waiting(now())
    return f"/desk/figures/cases?measure=received&{DAYS}&category="


def table(town: Town, clock: Clock) -> str:
    cases(town, clock)
    return "/desk/figures/build?rows=kind&measure=received&period=this-month"


def saved(town: Town, clock: Clock) -> str:
    kept = Kept("รายเดือน", is_shared=True, every="month")
    table = save_table(town.agency, Question(rows="kind"), kept, by=town.officer(EXECUTIVE), at=now())
    cases(town, clock)
    return f"/desk/figures/tables/{table.pk}"


def edition(town: Town, clock: Clock) -> str:
    """What the table said at the end of November, before another case came."""
    page = saved(town, clock)
    clock(MONDAY + timedelta(days=8))
    assert make_editions(now()) == 1
    walk(town.agency, "service-quality", until="report")
    return f"{page}/{Edition.objects.get().pk}"


def reports(town: Town, _clock: Clock) -> str:
    version, procedure = current(town.agency)
    days = {
        "first": date(2026, 10, 1),
        "last": date(2026, 10, 31),
        "due_at": MONDAY - timedelta(days=7),
        "made_at": MONDAY,
    }
    duty = procedure.report[0].key
    Report.objects.create(agency=town.agency, procedure=version, duty=duty, form="summary", **days)
    return "/desk/reports"


def outbox(town: Town, _clock: Clock) -> str:
    walk(town.agency, "service-quality", until="report", subject="ไฟดับหน้าวัด")
    submitted(town.agency)
    OutboxMessage.objects.filter(case__number=1).update(state="failed", error="a@b.example: ไม่รับ")
    return "/desk/outbox?state=lost"


def calls(town: Town, _clock: Clock) -> str:
    said: dict[str, Any] = {"telephone": "0812345678", "email": "", "discreet": True, "name": "มานี มีนา"}
    case = walk(town.agency, "information", until="close", **said)
    Asking.objects.create(case=case, seq=1, state="to-call", due_at=MONDAY)
    return "/desk/satisfaction/calls"


def occasions(town: Town, _clock: Clock) -> str:
    by = town.actor()
    told = Told("walk-in", "ประชาคมหมู่ 4", MONDAY.date(), MONDAY.date(), by.officer_id or 0)
    hold(town.agency, told, by=by, at=now(), asked=uuid4())
    return "/desk/occasions"


def posters(town: Town, _clock: Clock) -> str:
    hang(town.agency, by=town.actor(), at=now(), channel="website", place="ตลาดสด ประตู 2")
    return "/desk/posters"


def papers(town: Town, _clock: Clock) -> str:
    PaperIntake.objects.create(
        agency=town.agency,
        channel="letter",
        made_by=town.officer(CENTRE),
        made_at=MONDAY,
        received_at=MONDAY,
        sender="มานะ ทดสอบ",
        address="1 หมู่ 2",
        state="aside",
        reason="ใบโฆษณา",
        ended_by=town.officer(CENTRE),
        ended_at=MONDAY,
    )
    return "/desk/paper?state=aside"


def reminders(town: Town, _clock: Clock) -> str:
    case = walk(town.agency, "service-quality", until="report", category="street-light", subject="ไฟดับหน้าวัด")
    said: dict[str, Any] = {"officer": town.officer(UNIT), "case": case, "seq": 1, "created_at": MONDAY}
    Notice.objects.get_or_create(**said, reason="chased")
    return "/desk/reminders"


def checks(town: Town, _clock: Clock) -> str:
    mark_checked(town.agency, "telephone", by=town.actor(), at=now(), found=2, note="ว่าง")
    return "/desk/channels/telephone?from=2026-11-23&to=2026-11-23"


def listening(town: Town, clock: Clock) -> str:
    checks(town, clock)
    submitted(town.agency)
    return "/desk/listening?year=2570"


def responses(town: Town, _clock: Clock) -> str:
    case = submitted(town.agency).case
    Asking.objects.create(
        case=case, seq=1, state="answered", way="email", due_at=MONDAY, asked_at=MONDAY, answered_at=MONDAY
    )
    return "/desk/satisfaction?year=2570"


def changes(town: Town, _clock: Clock) -> str:
    facts = ChangeFacts("telephone", MONDAY.date(), "เพิ่มผู้รับสายช่วงเช้า", "โทรไม่ติด")
    enter_change(town.agency, facts, by=town.actor(EXECUTIVE), at=now())
    return "/desk/satisfaction?year=2570"


def delegations(town: Town, _clock: Clock) -> str:
    said = {"starts_on": MONDAY.date(), "ends_on": MONDAY.date(), "reason": "ไปราชการ"}
    held = RoleHolding.objects.get(officer=town.officer(EXECUTIVE))
    Delegation.objects.create(holding=held, to=town.officer(CENTRE), **said)
    return "/desk/settings/delegations/"


def requests(town: Town, _clock: Clock) -> str:
    Request.objects.create(
        agency=town.agency,
        year=2569,
        number=3,
        kind="access",
        came="counter",
        name="มานะ ทดสอบ",
        contact="0812345678",
        received_at=MONDAY - timedelta(days=40),
        due_at=MONDAY - timedelta(days=10),
    )
    return "/desk/personal-data"


def destruction(town: Town, _clock: Clock) -> str:
    case = walk(town.agency, "information", until="close")
    kept = DestructionList.objects.create(
        agency=town.agency, after="destroy", reason="พ้นเวลา", proposed_by=town.officer(PROTECTOR), proposed_at=MONDAY
    )
    kept.items.create(case=case, due_on=MONDAY.date(), source="ระเบียบสารบรรณ")
    return f"/desk/personal-data/lists/{kept.pk}"


def at(address: str) -> Callable[[Town, Clock], str]:
    """A list whose rows the demonstration has already."""
    return lambda _town, _clock: address
