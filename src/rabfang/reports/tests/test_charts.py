"""A chart is a picture that any page may hold, any printer print and any ear pass over to the table beside it."""

import re
from typing import Any

import pytest
from django.utils.translation import override
from lxml.etree import fromstring

from rabfang.reports.blocks import Chart, Draws
from rabfang.reports.charts import NARROW, WIDE, draw, draw_parts
from rabfang.reports.tests.examples import CHARTS, LONG, MONTHS

SVG = "{http://www.w3.org/2000/svg}"
THAI = re.compile(r"[\u0e00-\u0e7f]")
ALL = pytest.mark.parametrize("chart", CHARTS, ids=[one.key for one in CHARTS])


def _texts(root: Any) -> list[str]:
    return ["".join(one.itertext()) for one in root.iter(f"{SVG}text")]


def _shown(chart: Chart, **how: Any) -> list[str]:
    return _texts(fromstring(draw(chart, **how)))


@ALL
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_it_is_words_and_shapes_and_nothing_that_a_page_must_not_hold(chart: Chart, width: int) -> None:
    drawn = draw(chart, width=width)
    assert drawn == draw(chart, width=width)
    root = fromstring(drawn)
    allowed = {"svg", "title", "desc", "defs", "pattern", "g", "rect", "path", "line", "circle", "polygon", "text"}
    assert {one.tag.removeprefix(SVG) for one in root.iter()} <= allowed
    names = {name for one in root.iter() for name in one.keys()}  # noqa: SIM118 - attributes, not children
    assert not [name for name in names if name == "style" or name.startswith("on") or "href" in name]
    named = [one.get("id") for one in root.iter() if one.get("id")]
    assert len(named) == len(set(named))
    assert set(re.findall(r"url\(#([^)]+)\)", drawn)) <= set(named)
    title, description = (root.get("aria-labelledby") or "").split()
    assert {title, description} <= set(named)
    assert "nan" not in drawn.lower()


@ALL
def test_in_english_no_thai_letter_is_left(chart: Chart) -> None:
    with override("en"):
        assert not THAI.search("".join(fromstring(draw(chart)).itertext()))


def test_labels_and_figures_are_read_back() -> None:
    upright, across, stack = CHARTS[:3]
    texts = _shown(upright)
    assert set(MONTHS) <= set(texts)
    assert {"12", "31", "0", "-"} <= set(texts)  # nothing counted is not the same as none
    texts = _shown(across)
    assert {"345", "1,200,000", "ปีงบประมาณ 2567", "ปีงบประมาณ 2568"} <= set(texts)
    assert "".join(LONG[1].split()) in "".join("".join(texts).split())
    assert {"78", "44", "91.5", "-", "0"} <= set(_shown(stack))  # what the parts make together
    assert {"100.0%", "65.5%", "75%"} <= set(_shown(CHARTS[5]))
    assert any(text.startswith("ไม่มีตัวเลข") for text in _shown(CHARTS[-1]))


def test_thai_digits_where_an_office_writes_them() -> None:
    texts = _texts(fromstring(draw(CHARTS[1], thai_digits=True)))
    assert "๑,๒๐๐,๐๐๐" in texts
    assert not re.search(r"\d", "".join(texts).translate(dict.fromkeys(map(ord, "๐๑๒๓๔๕๖๗๘๙"))))


def test_series_differ_without_colour() -> None:
    root = fromstring(draw(CHARTS[2]))
    assert len({one.get("fill") for one in root.iter(f"{SVG}rect") if one.get("stroke")}) == 3
    lines = CHARTS[4]
    drawn = [one for one in fromstring(draw(lines)).iter(f"{SVG}path") if one.get("stroke-width") == "2.2"]
    assert len({one.get("stroke-dasharray") for one in drawn}) == len(lines.series)


def test_what_a_sheet_cannot_hold_goes_on_with_the_same_scale() -> None:
    forty = CHARTS[6]
    pieces = [fromstring(piece) for piece in draw_parts(forty)]
    assert len(pieces) > 1
    texts = [_texts(piece) for piece in pieces]
    for place in range(40):
        assert sum(any(text.startswith(f"ตำบลที่ {place} ") for text in piece) for piece in texts) == 1
    assert all("40" in piece for piece in texts)
    assert len(draw_parts(forty.model_copy(update={"draws": Draws.LINE}))) == 1
