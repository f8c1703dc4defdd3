"""The chart of a procedure, drawn from its file (S0-6)."""

from rabfang.procedures.chart.layout import lay_out
from rabfang.procedures.chart.rows import ChartRow, chart_rows
from rabfang.procedures.chart.svg import draw
from rabfang.procedures.schema import Procedure, Words

__all__ = ["ChartRow", "chart_rows", "chart_svg"]

_ABOUT = Words(
    th="ผังสามคอลัมน์ ได้แก่ ผู้รับผิดชอบ กระบวนการ/ขั้นตอน และกำหนดแล้วเสร็จ ตารางที่อยู่คู่กับผังนี้มีเนื้อหาเดียวกัน",
    en="A chart of three columns: who is responsible, what is done, by when. A table says the same.",
)


def chart_svg(procedure: Procedure, *, path: str | None = None, language: str = "th") -> str:
    """The chart as an `<svg>` element, of the whole procedure or one path; KeyError for an unknown path."""
    rows = chart_rows(procedure, path)
    title = procedure.title.text(language)
    if path is not None:
        title = f"{title}: {procedure.path[path].title.text(language)}"
    name = f"chart-{procedure.key}-{path or 'all'}-{language}"
    return draw(lay_out(rows, language), title=title, description=_ABOUT.text(language), name=name)
