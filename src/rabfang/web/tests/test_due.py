"""How near a due time is, in words, counted on Bangkok's calendar."""

from datetime import UTC, datetime, timedelta

import pytest

from rabfang.core import clock
from rabfang.web.due import DueBadge, describe
from rabfang.web.tests.conftest import Draw

NOW = datetime(2026, 4, 9, 5, 0, tzinfo=UTC)  # Thursday 12:00 in Bangkok


@pytest.mark.parametrize(
    ("span", "badge"),
    [
        (timedelta(days=9), DueBadge("อีก 9 วัน", "new")),
        (timedelta(days=2), DueBadge("อีก 2 วัน", "waiting")),
        (timedelta(hours=13), DueBadge("ครบกำหนดพรุ่งนี้", "waiting")),
        (timedelta(hours=4, minutes=30), DueBadge("อีก 4 ชั่วโมง", "attention")),
        (timedelta(minutes=12), DueBadge("อีก 12 นาที", "attention")),
        (timedelta(0), DueBadge("อีก 1 นาที", "attention")),
        (timedelta(seconds=-1), DueBadge("เกินกำหนด 1 นาที", "danger")),
        (timedelta(hours=-3), DueBadge("เกินกำหนด 3 ชั่วโมง", "danger")),
        (timedelta(hours=-13), DueBadge("เกินกำหนด 1 วัน", "danger")),
        (timedelta(days=-2), DueBadge("เกินกำหนด 2 วัน", "danger")),
    ],
)
def test_what_is_still_to_do(span: timedelta, badge: DueBadge) -> None:
    assert describe(NOW + span, NOW) == badge


def test_what_was_done_in_time_or_late() -> None:
    assert describe(NOW, NOW, NOW) == DueBadge("เสร็จตามกำหนด", "good")
    assert describe(NOW, NOW, NOW + timedelta(days=3)) == DueBadge("เสร็จช้า 3 วัน", "attention")


def test_what_has_no_due_time() -> None:
    assert describe(None, NOW) == DueBadge("ไม่มีกำหนด", "neutral")


def test_the_tag_asks_the_clock_and_says_when(draw: Draw) -> None:
    with clock.frozen(NOW):
        html = draw("{% due at %}", at=NOW - timedelta(days=2))
    assert '<strong class="govuk-tag govuk-tag--red">เกินกำหนด 2 วัน</strong>' in html
    assert "2569" in html
    assert "<time" not in draw("{% due None %}")
