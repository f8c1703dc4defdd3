"""The chart says everything the file says, is sound SVG, and nothing on it stands on anything else (S0-6)."""

from itertools import combinations

import pytest
from django.template import Context, Template
from django.utils.translation import override

from rabfang.procedures.chart import chart_rows, chart_svg
from rabfang.procedures.chart.layout import WIDTH, Box, Line, lay_out
from rabfang.procedures.loader import load, load_preset, preset_keys
from rabfang.procedures.tests.breaking import changed
from rabfang.procedures.tests.reading import read

LANGUAGES = ("th", "en")
EVERY = [(key, language) for key in preset_keys() for language in LANGUAGES]


def _squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(("key", "language"), EVERY)
def test_every_step_channel_and_report_is_on_the_chart_whole(key: str, language: str) -> None:
    procedure = load_preset(key)
    drawn = _squeezed("".join(read(chart_svg(procedure, language=language)).texts))
    titles = [step.title for _, step in procedure.steps()]
    titles += [channel.title for channel in procedure.channel] + [report.title for report in procedure.report]
    titles += [path.title for path in procedure.path.values()] + [kind.title for kind in procedure.kind]
    missing = [title.text(language) for title in titles if _squeezed(title.text(language)) not in drawn]
    assert missing == []


@pytest.mark.parametrize(("key", "language"), EVERY)
def test_no_text_stands_on_another_and_none_leaves_the_sheet(key: str, language: str) -> None:
    sheet = lay_out(chart_rows(load_preset(key)), language)
    lines = [shape for shape in sheet.shapes if isinstance(shape, Line)]
    overlapping = [
        (one.text, other.text) for one, other in combinations(lines, 2) if _overlap(one.extent, other.extent)
    ]
    assert overlapping == []
    assert [line.text for line in lines if line.extent[0] < 0 or line.extent[2] > WIDTH] == []


@pytest.mark.parametrize(("key", "language"), EVERY)
def test_a_text_that_begins_in_a_box_ends_in_it(key: str, language: str) -> None:
    sheet = lay_out(chart_rows(load_preset(key)), language)
    boxes = [shape for shape in sheet.shapes if isinstance(shape, Box) and shape.role == "step"]
    lines = [shape.extent for shape in sheet.shapes if isinstance(shape, Line)]
    for box in boxes:
        for left, top, right, bottom in lines:
            if box.x <= left <= box.x + box.width and box.y <= top <= box.y + box.height:
                assert right <= box.x + box.width
                assert bottom <= box.y + box.height


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    # Lines of one paragraph stand close: their marks may come within two units of each other.
    return one[0] < other[2] and other[0] < one[2] and one[1] + 2 < other[3] and other[1] + 2 < one[3]


def test_the_chart_is_named_for_those_who_do_not_see_it() -> None:
    svg = read(chart_svg(load_preset("hat-kham")))
    root = svg.named("svg")[0]
    assert root["role"] == "img"
    assert svg.title == "ขั้นตอนการปฏิบัติงานรับเรื่องร้องเรียน"
    assert root["aria-labelledby"].split() == [svg.named("title")[0]["id"], svg.named("desc")[0]["id"]]


def test_a_strict_content_policy_lets_the_chart_be_drawn() -> None:
    svg = read(chart_svg(load_preset("hat-kham")))
    assert {name for name, _ in svg.elements} <= {
        "svg",
        "title",
        "desc",
        "rect",
        "text",
        "circle",
        "polyline",
        "polygon",
    }
    assert not any(name == "style" or name.startswith("on") for _, found in svg.elements for name in found)


def test_markup_in_a_title_stays_text() -> None:
    text = changed("hat-kham", 'th = "ยุติเรื่อง"', "th = '<script>&\"'")
    svg = read(chart_svg(load(text, name="office.toml")))
    assert '<script>&"' in svg.texts
    assert not svg.named("script")


def test_one_path_alone_keeps_the_numbers_of_the_whole() -> None:
    procedure = load_preset("hat-kham")
    whole = {row.node: row.number for row in chart_rows(procedure) if row.node}
    rows = chart_rows(procedure, "outside")
    assert [row.number for row in rows] == [whole[row.node] for row in rows if row.node]
    assert {row.node[0] for row in rows if row.node} == {"outside"}
    assert "channel" not in chart_svg(procedure, path="outside")


def test_an_unknown_path_is_an_error() -> None:
    with pytest.raises(KeyError):
        chart_svg(load_preset("hat-kham"), path="nowhere")


def test_the_rows_give_responsible_what_and_when_as_the_document_does() -> None:
    rows = chart_rows(load_preset("saraburi-treasury"))
    steps = {row.node: row for row in rows if row.node}
    reply = steps["action", "reply"]
    assert (reply.responsible.th, reply.when.th) == (
        "กลุ่มงาน/เจ้าหน้าที่ผู้ดำเนินการ",
        "ภายใน 15 วันทำการ นับแต่รับเรื่อง",
    )
    assert steps["intake", "record"].when.th == "ภายใน 15 นาที นับแต่รับเรื่อง"
    assert steps["intake", "classify"].when.th == "ภายในวันที่รับเรื่อง"
    assert [row.when.th for row in rows[-2:]] == ["ภายในวันที่ 10 ของเดือนถัดไป"] * 2


def test_branches_and_returns_are_said_in_words() -> None:
    notes = {row.node: [note.en for note in row.notes] for row in chart_rows(load_preset("hat-kham")) if row.node}
    assert notes["ordered-work", "order"] == [
        "Order a unit to act: to step 8",
        "Outside our powers: pass it outside: to step 12",
        "Can be answered as it is: to step 10",
    ]
    assert notes["ordered-work", "review"] == ["Incomplete: back to step 8"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_shows_the_drawing_and_the_same_as_tables(language: str) -> None:
    procedure = load_preset("saraburi-treasury")
    page = Template("{% load procedure_chart %}{% procedure_chart procedure %}{% procedure_channels procedure %}")
    with override(language):
        shown = page.render(Context({"procedure": procedure}))
    assert shown.count("<svg") == 1
    assert all(step.title.text(language) in shown for _, step in procedure.steps())
    assert all(channel.check.text(language) in shown for channel in procedure.channel)
