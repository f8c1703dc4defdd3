"""Each part of a page draws what it is given, escaped, and nothing it is not given."""

from datetime import UTC, datetime

import pytest

from rabfang.web.templatetags.look import TONES
from rabfang.web.tests.conftest import Draw

AT = datetime(2026, 4, 9, 5, 0, tzinfo=UTC)


@pytest.mark.parametrize("tone", TONES)
def test_a_status_has_words_and_a_colour(draw: Draw, tone: str) -> None:
    html = draw("{% status_tag text tone %}", text="<รอ>", tone=tone)
    assert html == f'<strong class="govuk-tag govuk-tag--{TONES[tone]}">&lt;รอ&gt;</strong>'


def test_an_unknown_tone_is_a_mistake(draw: Draw) -> None:
    with pytest.raises(KeyError):
        draw('{% status_tag "รอ" "beige" %}')


def test_the_way_back(draw: Draw) -> None:
    assert 'href="/desk/" class="govuk-back-link">ย้อนกลับ</a>' in draw('{% back_link "/desk/" %}')
    assert ">ไปทะเบียน</a>" in draw('{% back_link "/desk/" "ไปทะเบียน" %}')


def test_an_item_of_the_bar_says_where_one_is_and_what_waits(draw: Draw) -> None:
    html = draw('{% nav_item "/a" "งานของฉัน" True 3 %}')
    assert 'aria-current="page"' in html
    assert '<span class="moj-notification-badge">3</span>' in html
    assert "badge" not in draw('{% nav_item "/a" "งาน" False 0 %}')


def test_tabs_have_a_name(draw: Draw) -> None:
    html = draw('{% sub_navigation items "ส่วนของเรื่อง" %}', items=[{"url": "/x", "label": "ประวัติ", "current": True}])
    assert 'aria-label="ส่วนของเรื่อง"' in html
    assert 'href="/x" aria-current="page">ประวัติ' in html


def test_a_summary_takes_pairs_and_rows_that_can_be_changed(draw: Draw) -> None:
    rows = [("เลขที่", "2569/1"), {"key": "ชื่อ", "value": "", "url": "/edit"}]
    html = draw('{% summary_list rows "ผู้ร้อง" %}', rows=rows)
    assert "2569/1" in html
    assert "–" in html
    assert 'href="/edit">แก้ไข<span class="govuk-visually-hidden"> ชื่อ</span>' in html
    assert "govuk-summary-card" in html


def test_a_timeline_shows_what_happened_and_escapes_it(draw: Draw) -> None:
    entry = {"title": "รับเรื่อง", "byline": "โดย สุภาพร", "at": AT, "body": "<script>"}
    html = draw(
        "{% timeline entries 2 %}",
        entries=[entry, {"title": "ปิด", "documents": [{"url": "/d", "name": "หนังสือ"}]}],
    )
    assert '<h2 class="moj-timeline__title">รับเรื่อง</h2>' in html
    assert "&lt;script&gt;" in html
    assert 'href="/d">หนังสือ' in html
    assert html.count("<time") == 1


def test_a_conversation_tells_the_two_sides_apart(draw: Draw) -> None:
    entries = [{"sent": True, "sender": "เจ้าหน้าที่", "at": AT, "body": "ค่ะ"}, {"sender": "ผู้ร้อง", "body": "ครับ"}]
    html = draw("{% conversation entries %}", entries=entries)
    assert html.count('class="moj-message-item moj-message-item--sent"') == 1
    assert html.count('class="moj-message-item moj-message-item--received"') == 1


def test_pages_are_linked_only_where_there_are_any(draw: Draw) -> None:
    assert draw("{% pagination %}").strip() == ""
    html = draw('{% pagination next_url="?after=9" %}')
    assert 'href="?after=9" rel="next"' in html
    assert 'rel="prev"' not in html


def test_an_empty_list_says_what_to_do(draw: Draw) -> None:
    assert 'href="/new">รับเรื่องใหม่</a>' in draw('{% empty "ยังไม่มีเรื่อง" "/new" "รับเรื่องใหม่" %}')
