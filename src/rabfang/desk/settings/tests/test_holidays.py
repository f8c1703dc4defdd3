"""The calendar's pages: a year, a day added, corrected, removed, drafts checked, a year filled."""

from typing import Any

import pytest

from rabfang.agencies.models import Agency, Holiday
from rabfang.desk.settings.tests.conftest import Desk

pytestmark = pytest.mark.django_db
DAY = {"scope": "own", "day": "20/4/2569", "name": "วันสถาปนา", "opening": "closed", "source": "ประกาศ 1/2569"}


def test_the_year_shown_is_this_one_until_another_is_chosen(desk: Desk) -> None:
    assert "วันหยุดปี 2569" in desk.read("holidays")
    assert "วันหยุดปี 2570" in desk.read("holidays", year="2570")
    assert "วันหยุดปี 2570" in desk.read("holidays", year="๒๕๗๐")
    for nonsense in ("", "x", "-1", "99999999999", "2026", "0"):
        assert "วันหยุดปี 2569" in desk.read("holidays", year=nonsense)


def test_it_says_whom_national_days_bind(desk: Desk) -> None:
    assert "มีผลกับทุกหน่วยงานในระบบ" in desk.read("holidays")


def test_an_office_under_another_reads_national_days_only(desk: Desk, agency: Agency, other: Agency) -> None:
    Agency.objects.filter(pk=agency.pk).update(parent=other)
    day = Holiday.objects.filter(agency__isnull=True).latest("day")
    page = desk.read("holidays")
    assert "แก้ไขได้โดยหน่วยงานต้นสังกัด" in page
    assert f"/holidays/{day.pk}/" not in page
    assert desk.status("holiday_edit", day.pk, **DAY) == 404
    assert desk.status("holiday_remove", day.pk) == 404
    assert "วันหยุดราชการแก้ไขได้โดยหน่วยงานต้นสังกัดเท่านั้น" in desk.send("holidays_fill", year="2575")
    desk.send("holiday_add", **{**DAY, "scope": "national"})
    assert not Holiday.objects.filter(name=DAY["name"]).exists()
    assert "บันทึก “วันสถาปนา” แล้ว" in desk.send("holiday_add", **DAY)


def test_a_half_day_is_added_and_corrected(desk: Desk, agency: Agency) -> None:
    desk.send("holiday_add", **{**DAY, "opening": "hours", "opens_at": "8.30", "closes_at": "๑๒:๐๐ น."})
    day = Holiday.objects.get(agency=agency)
    assert (day.opens_at and day.opens_at.hour, day.closes_at and day.closes_at.hour) == (8, 12)
    assert "08:30–12:00" in desk.read("holidays")
    page = desk.read("holiday_edit", day.pk)
    assert 'value="20/4/2569"' in page
    assert 'value="12:00"' in page
    desk.send("holiday_edit", day.pk, **{**DAY, "opens_at": "8.30", "closes_at": "x"})
    day.refresh_from_db()
    assert day.opens_at is None  # closed all day: hours left in the boxes do not count


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"day": ""}, "โปรดกรอก “วันที่”"),
        ({"day": "31/2/2569"}, "วันที่ไม่ถูกต้อง"),
        ({"day": "20/4/69"}, "วันที่ไม่ถูกต้อง"),
        ({"name": "\u200b \u2060"}, "โปรดกรอก “ชื่อวัน”"),
        ({"name": "ก" * 201}, "โปรดย่อให้ไม่เกิน 200 ตัวอักษร"),
        ({"source": ""}, "โปรดกรอก “ที่มา”"),
        ({"source": "ก" * 301}, "โปรดย่อให้ไม่เกิน 300 ตัวอักษร"),
        ({"scope": "everywhere"}, "ไม่มีตัวเลือกนี้"),
        ({"opening": ""}, "โปรดเลือก “การทำการของวันนั้น”"),
        ({"opening": "hours"}, "โปรดกรอกเวลา เช่น 08:30"),
        ({"opening": "hours", "opens_at": "25:00", "closes_at": "26"}, "เวลาไม่ถูกต้อง"),
        ({"opening": "hours", "opens_at": "12:00", "closes_at": "08:30"}, "เวลาปิดต้องหลังเวลาเปิด"),
        ({"announced_on": "1/1/2599"}, "วันที่นี้ยังมาไม่ถึง"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_what_was_typed_stays(
    desk: Desk, wrong: dict[str, str], said: str
) -> None:
    page = desk.send("holiday_add", **{**DAY, **wrong})
    assert said in page
    assert "govuk-error-message" in page
    kept = {**DAY, **wrong}["day"]
    assert f'value="{kept}"' in page or not kept
    assert not Holiday.objects.filter(agency__isnull=False).exists()


def test_a_day_that_is_there_already_is_refused(desk: Desk) -> None:
    desk.send("holiday_add", **DAY)
    assert "มีวันที่ 20 เมษายน 2569 ในตารางนี้แล้ว" in desk.send("holiday_add", **DAY)


def test_another_offices_day_is_not_there(desk: Desk, other: Agency) -> None:
    day = Holiday.objects.create(agency=other, day="2026-04-20", name="ของเขา", source="ประกาศ")
    assert "ของเขา" not in desk.read("holidays")
    assert desk.status("holiday_edit", day.pk, **DAY) == 404
    assert desk.status("holiday_remove", day.pk) == 404
    assert Holiday.objects.filter(pk=day.pk, name="ของเขา").exists()


def test_correcting_a_draft_checks_it(desk: Desk) -> None:
    draft = Holiday.objects.filter(is_draft=True, day__year=2026).earliest("day")
    page = desk.read("holiday_edit", draft.pk)
    assert "เมื่อบันทึกถือว่าตรวจแล้ว" in page
    given = {"day": draft.day.isoformat(), "name": draft.name, "opening": "closed", "source": "มติ ครม."}
    assert "ไม่มีเรื่องใดที่กำหนดเวลาเปลี่ยน" in desk.send("holiday_edit", draft.pk, **given)
    draft.refresh_from_db()
    assert (draft.is_draft, draft.source) == (False, "มติ ครม.")


def test_drafts_of_a_year_are_checked_together(desk: Desk) -> None:
    drafts = list(Holiday.objects.filter(is_draft=True, day__year=2026).values_list("pk", flat=True))
    given: dict[str, Any] = {"year": "2569", "days": drafts}
    assert "โปรดกรอก “ตรวจกับ”" in desk.send("holidays_check", **given)
    assert "โปรดเลือกวันที่ตรวจแล้ว" in desk.send("holidays_check", year="2569", source="มติ ครม.")
    assert "ไม่มีตัวเลือกนี้" in desk.send("holidays_check", year="2569", days=["999999"], source="มติ ครม.")
    assert f"ตรวจแล้ว {len(drafts)} วัน" in desk.send("holidays_check", **given, source="มติ ครม.")
    assert not Holiday.objects.filter(is_draft=True, day__year=2026).exists()
    assert "บันทึกว่าตรวจแล้ว" not in desk.read("holidays", year=2569)


def test_a_year_is_filled_from_the_draft(desk: Desk) -> None:
    assert "ยังไม่มีวันในปีนี้" in desk.read("holidays", year=2571)
    page = desk.read("holidays_fill", year=2571)
    assert "วันสงกรานต์" in page
    assert "ปฏิทินปี 2571" in desk.send("holidays_fill", year="2571")
    count = Holiday.objects.filter(day__year=2028).count()
    assert count > 10
    assert "ไม่มีวันใหม่ที่จะเพิ่ม" in desk.read("holidays_fill", year=2571)
    assert "มีอยู่ครบแล้ว" in desk.send("holidays_fill", year="2571")
    assert Holiday.objects.filter(day__year=2028).count() == count


def test_what_the_draft_does_not_know_is_asked_for_until_it_is_entered(desk: Desk) -> None:
    assert "ชุดข้อมูลยังไม่มี “วันพระราชพิธีพืชมงคล" in desk.read("holidays", year=2571)
    given = {**DAY, "scope": "national", "day": "12/5/2571", "name": "วันพืชมงคล"}
    desk.send("holiday_add", **given)
    assert "ชุดข้อมูลยังไม่มี" not in desk.read("holidays", year=2571)


def test_removing_twice_is_not_an_error_of_ours(desk: Desk) -> None:
    desk.send("holiday_add", **DAY)
    day = Holiday.objects.get(agency__isnull=False)
    assert "นำ “วันสถาปนา” ออกแล้ว" in desk.send("holiday_remove", day.pk)
    assert desk.status("holiday_remove", day.pk) == 404
