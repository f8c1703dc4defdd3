"""Each channel is looked at as often as the procedure says; what was missed stays missed and is told once."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rabfang.agencies.models import Agency
from rabfang.cases.actors import Actor
from rabfang.cases.models import Case
from rabfang.cases.tests.walking import submitted
from rabfang.channels.conftest import CENTRE, EXECUTIVE, UNIT, bangkok
from rabfang.channels.digests.mail import digest_text, send_digests
from rabfang.channels.digests.making import KEPT, forget_old_notices, make_digests
from rabfang.channels.email.tests.mailbox import Mailbox
from rabfang.channels.models import ChannelCheck, Digest, MissedNotice
from rabfang.channels.watch.actions import mark_checked, mark_held, mark_polled
from rabfang.channels.watch.duties import look_at_what_comes_in, tell_missed
from rabfang.channels.watch.standing import Standing, standings
from rabfang.channels.watch.year import listening_year
from rabfang.core.errors import Invalid, NotAllowed
from rabfang.procedures.actions import publish
from rabfang.procedures.loader import preset_text
from rabfang.procedures.queries import current

pytestmark = pytest.mark.django_db
Stand = Callable[[datetime], None]
AsActor = Callable[[str], Actor]
HAT_KHAM, PROVINCE = "hat-kham", "phitsanulok"
SATURDAY = bangkok(11, 28, 9)


@pytest.fixture
def agency(offices: dict[str, Agency]) -> Agency:
    """Its procedure is published on Monday 23 November."""
    return offices[HAT_KHAM]


def stands(agency: Agency, key: str, at: datetime) -> Standing:
    return next(row for row in standings(agency, current(agency)[1].channel, at) if row.channel.key == key)


def missed(agency: Agency, key: str, at: datetime) -> list[date]:
    return [one.last for one in stands(agency, key, at).missed]


def test_nothing_is_due_on_the_day_of_publication_and_a_day_later_it_is(agency: Agency) -> None:
    assert not stands(agency, "telephone", bangkok(11, 23, 16)).due_by(date(2026, 11, 23))
    tuesday = stands(agency, "telephone", bangkok(11, 24))
    assert tuesday.due_by(date(2026, 11, 24))
    assert tuesday.missed == ()
    assert not tuesday.is_late
    assert stands(agency, "walk-in", bangkok(11, 24)).turn is None


def test_zero_is_a_record_and_a_day_without_one_stays_missed(agency: Agency, actor: AsActor) -> None:
    mark_checked(agency, "telephone", by=actor(CENTRE), at=bangkok(11, 24, 16), found=0)
    assert missed(agency, "telephone", bangkok(11, 25)) == []
    assert missed(agency, "telephone", bangkok(11, 27)) == [date(2026, 11, 25), date(2026, 11, 26)]
    assert stands(agency, "telephone", bangkok(11, 27)).unkept == 2
    mark_checked(agency, "telephone", by=actor(CENTRE), at=bangkok(11, 27, 9), found=3, note="สายเรื่องไฟ")
    after = stands(agency, "telephone", SATURDAY)
    assert [one.last for one in after.missed] == [date(2026, 11, 25), date(2026, 11, 26)]
    assert not after.is_late
    assert after.last == date(2026, 11, 27)
    assert after.turn is not None
    assert after.turn.first == date(2026, 11, 30)


def test_who_may_mark_and_what_is_refused(agency: Agency, actor: AsActor) -> None:
    at = bangkok(11, 24)
    mark_checked(agency, "telephone", by=actor(UNIT), at=at)
    mark_checked(agency, "website", by=actor(EXECUTIVE), at=at)
    with pytest.raises(NotAllowed):
        mark_checked(agency, "website", by=actor(UNIT), at=at)
    with pytest.raises(NotAllowed):
        mark_checked(agency, "telephone", by=actor("centre@saraburi-treasury.example"), at=at)
    wrong: list[dict[str, Any]] = [{"channel": "telegraph"}, {"found": -1}, {"found": 100_001}, {"note": "ก" * 301}]
    for bad in wrong:
        said: dict[str, Any] = {"channel": "website", "by": actor(CENTRE), "at": at} | bad
        with pytest.raises(Invalid):
            mark_checked(agency, **said)
    assert ChannelCheck.objects.count() == 2


def test_two_taps_are_one_check_and_morning_and_afternoon_are_two(agency: Agency, actor: AsActor) -> None:
    for at in (bangkok(11, 24, 9, 0), bangkok(11, 24, 9, 1), bangkok(11, 24, 14, 0)):
        mark_checked(agency, "letter", by=actor(CENTRE), at=at)
    first = ChannelCheck.objects.earliest("pk")
    mark_checked(agency, "letter", by=actor(CENTRE), at=first.at)
    assert ChannelCheck.objects.count() == 3


def test_the_system_has_one_row_a_day_that_counts_up(agency: Agency) -> None:
    for hour, found in ((9, 0), (10, 3), (11, 0), (12, 2)):
        mark_polled(agency, "website", found, bangkok(11, 24, hour))
    mark_polled(agency, "website", 0, bangkok(11, 25))
    assert list(ChannelCheck.objects.filter(by=None).order_by("day").values_list("found", flat=True)) == [5, 0]
    assert missed(agency, "website", bangkok(11, 26)) == []


def test_an_occasion_counts_once_and_can_be_corrected(offices: dict[str, Agency], actor: AsActor) -> None:
    province, by = offices[PROVINCE], actor("unit@phitsanulok.example")
    for found in (10, 12):
        mark_held(province, "mobile", date(2026, 12, 4), found, by=by, at=bangkok(12, 7), source="occasion:7")
    assert ChannelCheck.objects.get().found == 12
    with pytest.raises(Invalid):
        mark_held(province, "mobile", date(2026, 12, 8), 1, by=by, at=bangkok(12, 7), source="occasion:8")


def test_a_month_is_kept_by_a_visit_on_any_day_of_it(offices: dict[str, Agency], actor: AsActor) -> None:
    province, by = offices[PROVINCE], actor("centre@phitsanulok.example")
    january = datetime(2027, 1, 15, 9, tzinfo=bangkok(1, 1).tzinfo)
    assert missed(province, "mobile", january) == [date(2026, 12, 31)]
    assert missed(province, "mall-unit", january) == []  # its first whole round is December and January
    mark_held(province, "mobile", date(2026, 12, 4), 9, by=by, at=january, source="occasion:1")
    assert missed(province, "mobile", january) == []
    year = listening_year(province, 2570, january, Case.objects.filter(agency=province))
    (line,) = [line for line in year.lines if line.channel.key == "mobile"]
    december = line.cells[2]
    assert (december.planned, december.done, december.missed, december.found) == (1, 1, 0, 9)
    assert line.cells[3].planned == 1
    assert line.cells[3].coverage is None
    assert line.total.coverage == 100


def test_a_new_version_measures_what_begins_after_it(agency: Agency) -> None:
    text = preset_text(HAT_KHAM).replace('watch = "1 working day"', 'watch = "every week"')
    publish(agency, text, by=None, at=bangkok(11, 25, 12))
    assert missed(agency, "telephone", bangkok(12, 8)) == [date(2026, 11, 24), date(2026, 11, 25), date(2026, 12, 6)]


def test_the_public_form_is_looked_at_by_the_system_every_day_it_runs(agency: Agency, clock: Stand) -> None:
    clock(bangkok(11, 24, 0, 5))
    assert look_at_what_comes_in(bangkok(11, 24, 0, 5)) == 6  # one in each office
    assert look_at_what_comes_in(bangkok(11, 24, 0, 6)) == 0
    clock(bangkok(11, 24, 20))
    submitted(agency)
    look_at_what_comes_in(bangkok(11, 26, 0, 5))
    rows = ChannelCheck.objects.filter(agency=agency, channel="website").order_by("day")
    assert [(row.day.day, row.found) for row in rows] == [(24, 0), (26, 0)]
    look_at_what_comes_in(bangkok(11, 25, 0, 5))
    rows = ChannelCheck.objects.filter(agency=agency, channel="website", day=date(2026, 11, 24))
    assert rows.get().found == 1
    assert missed(agency, "website", bangkok(11, 26, 8)) == []


def test_what_was_missed_is_told_once_to_the_owner_and_those_who_see_all(agency: Agency, smtp: Mailbox) -> None:
    look_at_what_comes_in(bangkok(11, 24, 0, 5))
    at = bangkok(11, 25, 0, 5)
    assert tell_missed(at) > 0
    assert tell_missed(at) == 0
    rows = MissedNotice.objects.filter(agency=agency).order_by("channel", "officer__email")
    assert set(rows.values_list("channel", "officer__email")) == {
        (channel, who) for channel in ("telephone", "letter", "direct-line") for who in (CENTRE, EXECUTIVE)
    }
    assert make_digests(bangkok(11, 25, 7)) == 0  # not yet open
    assert make_digests(bangkok(11, 25, 9)) > 0
    send_digests(bangkok(11, 25, 9))
    (mail,) = [one for one in smtp.messages() if one["To"] == CENTRE]
    assert mail["Subject"] == "รับฟัง: ช่องทางที่ไม่ได้ตรวจตามรอบ 3 ช่องทาง"
    said = mail.get_content()
    for words in ("จดหมาย · 24 พฤศจิกายน 2569", "สายตรงผู้บริหาร", "/desk/channels"):
        assert words in said
    assert "เว็บไซต์" not in said
    assert not make_digests(bangkok(11, 25, 15))


def test_a_day_later_the_mail_tells_only_of_the_new_ones(agency: Agency, actor: AsActor, settings: Any) -> None:
    settings.RABFANG_DEMONSTRATION = True
    for day in (25, 26):
        tell_missed(bangkok(11, day, 0, 5))
        make_digests(bangkok(11, day, 9))
        mark_checked(agency, "letter", by=actor(CENTRE), at=bangkok(11, day, 10))
    mine = Digest.objects.filter(officer__email=CENTRE).order_by("pk")
    texts = [digest_text(row).body for row in mine]
    assert "จดหมาย" in texts[0]
    assert "จดหมาย" not in texts[1]
    assert "25 พฤศจิกายน 2569" in texts[1]
    assert "24 พฤศจิกายน" not in texts[1]
    kept = MissedNotice.objects.count()
    assert forget_old_notices(bangkok(11, 27) + KEPT) == kept > 0
    assert not MissedNotice.objects.exists()
    assert not Digest.objects.exists()


def test_the_questions_do_not_grow_with_channels_and_checks(agency: Agency, actor: AsActor) -> None:
    at = datetime(2027, 6, 1, 9, tzinfo=bangkok(1, 1).tzinfo)

    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            standings(agency, current(agency)[1].channel, at)
        return len(captured)

    asked()  # reads the procedure's text and the calendar
    few = asked()
    for day in range(1, 25):
        mark_polled(agency, "website", day, datetime(2027, 2, day, 9, tzinfo=at.tzinfo))
    assert asked() == few <= 5
