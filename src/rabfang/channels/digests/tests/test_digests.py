"""One mail a person a day, in office hours, through a real SMTP conversation."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from rabfang.agencies.calendar import touch_calendars
from rabfang.agencies.models import Agency, Holiday, Officer, RoleHolding
from rabfang.cases.actors import Actor
from rabfang.cases.models import Case
from rabfang.cases.perform import perform
from rabfang.cases.sweeps import escalate_overdue, remind_due
from rabfang.cases.tests.walking import submitted, walk
from rabfang.channels.conftest import CENTRE, UNIT, bangkok
from rabfang.channels.delivery import BATCH
from rabfang.channels.digests.mail import send_digests
from rabfang.channels.digests.making import KEPT, forget_old_notices, make_digests
from rabfang.channels.digests.tests.test_notices import lend
from rabfang.channels.email.tests.mailbox import Mailbox
from rabfang.channels.models import Digest, Notice

pytestmark = pytest.mark.django_db
Stand = Callable[[datetime], None]
Hire = Callable[..., Officer]
AsActor = Callable[[str], Actor]
FRIDAY, SATURDAY, MONDAY = (11, 27), (11, 28), (11, 30)


def a_round(at: datetime) -> int:
    """What the worker does about digests; how many mails went out."""
    make_digests(at)
    return send_digests(at)


def to(smtp: Mailbox, account: str) -> list[Any]:
    return [mail for mail in smtp.messages() if mail["To"] == account]


@pytest.fixture
def friday(offices: dict[str, Agency], clock: Stand) -> Case:
    """A case that the centre should have recorded by Friday, 16:30, and the executive learns of nothing yet."""
    clock(bangkok(11, 26, 10))
    case = submitted(offices["hat-kham"], subject="ความลับของผู้ร้อง", name="สมชาย ทดสอบ").case
    clock(bangkok(*FRIDAY, 16, 30))
    assert escalate_overdue(bangkok(*FRIDAY, 16, 30)) == 1
    return case


def test_friday_evening_is_told_on_monday_as_the_office_opens(friday: Case, smtp: Mailbox) -> None:
    for at in (bangkok(*FRIDAY, 16, 30), bangkok(*FRIDAY, 23), bangkok(*SATURDAY, 10), bangkok(*MONDAY, 8, 29)):
        assert a_round(at) == 0
    assert not smtp.received
    assert a_round(bangkok(*MONDAY)) == 1
    assert a_round(bangkok(*MONDAY)) == a_round(bangkok(*MONDAY, 15)) == 0
    (mail,) = smtp.messages()
    assert mail["To"] == CENTRE
    assert mail["Subject"] == "รับฟัง: งานที่ต้องดำเนินการ 1 เรื่อง (เกินกำหนด 1)"
    body = mail.get_content()
    assert f"เลขรับ {friday.number_text}" in body
    assert "27 พ.ย. 2569 16:30 น." in body
    assert f"/desk/cases/{friday.pk}" in body


def test_a_holiday_is_no_day_for_mail(friday: Case, smtp: Mailbox) -> None:
    Holiday.objects.create(day=date(2026, 11, 30), name="วันหยุดพิเศษ", source="มติคณะรัฐมนตรี")
    touch_calendars(None)
    friday.agency.refresh_from_db()
    assert a_round(bangkok(*MONDAY, 10)) == 0
    assert a_round(bangkok(12, 1)) == 1


def test_the_mail_names_neither_complainant_nor_subject(friday: Case, smtp: Mailbox) -> None:
    a_round(bangkok(*MONDAY))
    (mail,) = smtp.messages()
    for word in ("ความลับของผู้ร้อง", "สมชาย", "a@b.example", "หน้าบ้านมืดมาก"):
        assert word not in mail.get_content()
        assert word not in str(mail["Subject"])


def test_thirty_notices_are_one_mail_and_a_case_stands_once(
    offices: dict[str, Agency], smtp: Mailbox, actor: AsActor
) -> None:
    cases = [walk(offices["hat-kham"], "service-quality", until="report") for _ in range(15)]
    for case in cases:
        perform(case, "expedite", by=actor(CENTRE), reminder="ขอผล")
    assert Notice.objects.filter(officer__email=UNIT).count() == 30
    assert a_round(bangkok(11, 24)) == 1
    (mail,) = smtp.messages()
    assert mail["Subject"] == "รับฟัง: งานที่ต้องดำเนินการ 15 เรื่อง"
    body = mail.get_content()
    assert "ถูกติดตาม (15)" in body
    assert "ได้รับมอบหมายใหม่" not in body
    links = [line.partition("/desk/")[2] for line in body.splitlines() if "/desk/cases/" in line]
    assert sorted(links) == sorted(f"cases/{case.pk}" for case in cases)


def test_the_most_pressing_stands_first(reporting: Case, offices: dict[str, Agency], smtp: Mailbox) -> None:
    remind_due(bangkok(12, 1))
    walk(offices["hat-kham"], "service-quality", until="report")
    a_round(bangkok(12, 1))
    (mail,) = to(smtp, UNIT)
    body = mail.get_content()
    assert body.index("ใกล้ครบกำหนด (1)") < body.index("ได้รับมอบหมายใหม่ (1)")


def test_what_comes_later_waits_for_the_next_working_day_unless_it_is_urgent(
    offices: dict[str, Agency], reporting: Case, smtp: Mailbox, actor: AsActor
) -> None:
    assert a_round(bangkok(*FRIDAY, 9)) == 1
    perform(reporting, "expedite", by=actor(CENTRE), reminder="ขอผล", at=bangkok(*FRIDAY, 10))
    assert a_round(bangkok(*FRIDAY, 11)) == 0
    urgent = walk(offices["hat-kham"], "service-quality", until="report")
    Case.objects.filter(pk=urgent.pk).update(urgency="urgent")
    perform(urgent, "expedite", by=actor(CENTRE), reminder="ด่วน", at=bangkok(*FRIDAY, 12))
    assert a_round(bangkok(*FRIDAY, 12)) == 1
    second = to(smtp, UNIT)[1].get_content()
    assert urgent.number_text in second
    assert f"เลขรับ {reporting.number_text} " not in second
    assert a_round(bangkok(*FRIDAY, 16)) == 0
    assert a_round(bangkok(*MONDAY)) == 1
    assert f"เลขรับ {reporting.number_text} " in to(smtp, UNIT)[2].get_content()


def test_who_stands_in_gets_the_mail_and_after_it_ended_does_not(
    reporting: Case, colleague: Hire, smtp: Mailbox, actor: AsActor
) -> None:
    lend(colleague("standin"), starts=date(2026, 11, 23), ends=date(2026, 11, 24))
    perform(reporting, "expedite", by=actor(CENTRE), reminder="ขอผล")
    a_round(bangkok(11, 24))
    assert len(to(smtp, "standin@hat-kham.example")) == len(to(smtp, UNIT)) == 1
    perform(reporting, "expedite", by=actor(CENTRE), reminder="ขอผล", at=bangkok(11, 24, 17))
    assert Notice.objects.filter(officer__email="standin@hat-kham.example").count() == 2
    a_round(bangkok(11, 25))
    assert len(to(smtp, "standin@hat-kham.example")) == 1
    assert len(to(smtp, UNIT)) == 2


def test_who_left_meanwhile_gets_none(reporting: Case, smtp: Mailbox) -> None:
    RoleHolding.objects.filter(officer__email=UNIT).update(ends_on=date(2026, 11, 23))
    assert a_round(bangkok(11, 24)) == 0
    assert not Notice.objects.filter(officer__email=UNIT).exists()


def test_an_account_closed_after_the_digest_was_made_gets_none(reporting: Case, smtp: Mailbox) -> None:
    make_digests(bangkok(11, 24))
    Officer.objects.filter(email=UNIT).update(is_active=False)
    assert send_digests(bangkok(11, 24)) == 0
    assert Digest.objects.get().state == "failed"


@pytest.mark.parametrize("ending", ["withdraw", "void"])
def test_what_has_ended_is_dropped(reporting: Case, smtp: Mailbox, actor: AsActor, ending: str) -> None:
    perform(reporting, ending, by=actor(CENTRE), reason="บันทึกซ้ำ")
    assert a_round(bangkok(11, 24)) == 0
    assert not Digest.objects.exists()
    assert not Notice.objects.exists()


def test_what_a_killed_worker_left_is_sent_again_once_with_the_same_id(reporting: Case, smtp: Mailbox) -> None:
    make_digests(bangkok(11, 24))
    smtp.answers["END"] = ""  # the mail was taken, and the worker died before it knew
    send_digests(bangkok(11, 24))
    Digest.objects.update(state="sending", next_at=bangkok(11, 24, 8, 40))
    smtp.answers.clear()
    assert send_digests(bangkok(11, 24, 8, 39)) == 0
    assert send_digests(bangkok(11, 24, 8, 40)) == 1
    assert send_digests(bangkok(11, 24, 9)) == 0
    ids = [mail["Message-ID"] for mail in to(smtp, UNIT)]
    assert len(ids) == 2
    assert len(set(ids)) == 1


def test_a_busy_server_is_tried_again_in_office_hours_only(reporting: Case, smtp: Mailbox) -> None:
    smtp.answers["END"] = "451 later"
    assert a_round(bangkok(*FRIDAY, 16, 29)) == 0
    row = Digest.objects.get()
    assert (row.state, row.attempts, row.error) == ("queued", 1, "451 later")
    smtp.answers.clear()
    assert a_round(bangkok(*FRIDAY, 16, 31)) == a_round(bangkok(*SATURDAY, 10)) == 0
    assert a_round(bangkok(*MONDAY)) == 1


def test_without_a_server_all_wait_and_a_demonstration_counts_them_as_sent(reporting: Case, settings: Any) -> None:
    assert a_round(bangkok(11, 24)) == 0
    assert Notice.objects.filter(digest__isnull=True).count() == 1
    settings.RABFANG_DEMONSTRATION = True
    assert a_round(bangkok(11, 24)) == 1
    assert Digest.objects.get().state == "sent"


def test_each_office_by_its_own_hours(offices: dict[str, Agency], smtp: Mailbox, actor: AsActor) -> None:
    Agency.objects.filter(slug="saraburi-treasury").update(opens_at="10:00")
    for slug, kind in (("hat-kham", "service-quality"), ("saraburi-treasury", "complaint")):
        case = walk(offices[slug], kind, until="reply")
        perform(case, "expedite", by=actor(f"executive@{slug}.example"), reminder="ขอผล")
    a_round(bangkok(11, 24))
    assert {str(mail["To"]).partition("@")[2] for mail in smtp.messages()} == {"hat-kham.example"}
    a_round(bangkok(11, 24, 10, 0))
    assert "saraburi-treasury.example" in {str(mail["To"]).partition("@")[2] for mail in smtp.messages()}


def test_what_waits_for_a_closed_office_does_not_hold_up_another(
    offices: dict[str, Agency], reporting: Case, smtp: Mailbox
) -> None:
    theirs = Officer.objects.get(email="centre@saraburi-treasury.example")
    Agency.objects.filter(slug="saraburi-treasury").update(opens_at="10:00")
    for _ in range(BATCH):
        Digest.objects.create(officer=theirs, created_at=bangkok(*FRIDAY), next_at=bangkok(*FRIDAY))
    assert a_round(bangkok(*MONDAY)) == 1
    assert [mail["To"] for mail in smtp.messages()] == [UNIT]


def test_old_notices_are_forgotten(reporting: Case, smtp: Mailbox) -> None:
    a_round(bangkok(11, 24))
    assert forget_old_notices(bangkok(11, 24)) == 0
    assert forget_old_notices(bangkok(11, 25) + KEPT) == 1
    assert not Digest.objects.exists()
