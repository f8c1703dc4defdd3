"""Tags that show a procedure: `{% procedure_chart procedure %}` and `{% procedure_channels procedure %}`."""

from itertools import groupby
from typing import Any

from django import template
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from rabfang.procedures.chart import chart_rows, chart_svg
from rabfang.procedures.chart.rows import RESPONSIBLE, WHAT, WHEN, period_words
from rabfang.procedures.schema import Channel, Procedure, Words
from rabfang.thai.watching import round_words

register = template.Library()

CHART = Words(th="ผังขั้นตอน", en="Chart of the procedure")
TABLE = Words(th="ผังขั้นตอนเป็นตาราง", en="The chart as a table")
CHANNEL = Words(th="ช่องทาง", en="Channel")
CHECK = Words(th="ความถี่ในการตรวจสอบ", en="How often it is looked at")
RECORDER = Words(th="ผู้บันทึก", en="Who records")
WATCH = Words(th="รอบที่ระบบนับ", en="Counted round")
WATCHERS = Words(th="ผู้ตรวจ", en="Watched by")
TAKE_UP = Words(th="ระยะเวลารับเรื่อง", en="Taken up")


@register.inclusion_tag("procedures/chart.html")
def procedure_chart(procedure: Procedure, path: str | None = None) -> dict[str, Any]:
    """The drawing, and the same as tables, one a section, for screen readers and telephones."""
    language = "en" if get_language() == "en" else "th"
    rows = chart_rows(procedure, path)
    sections = [{"title": section, "about": grouped[0].about, "rows": grouped} for section, grouped in _sections(rows)]
    drawing = chart_svg(procedure, path=path, language=language)
    return {
        "svg": mark_safe(drawing),  # noqa: S308 - ElementTree escapes every text # nosec B703
        "sections": sections,
        "labels": {
            "chart": CHART,
            "table": TABLE,
            "who": RESPONSIBLE,
            "what": WHAT,
            "when": WHEN,
        },
    }


@register.inclusion_tag("procedures/channels.html")
def procedure_channels(procedure: Procedure) -> dict[str, Any]:
    """The table of channels: how often each is looked at, who records, how soon a case is taken up (S1-2)."""
    rows = [
        {
            "channel": channel,
            "take_up": period_words(channel.take_up),
            "watch": _round(channel),
            "watchers": [procedure.roles[key].title for key in channel.watchers],
        }
        for channel in procedure.channel
    ]
    labels = {"channel": CHANNEL, "check": CHECK, "recorder": RECORDER, "take_up": TAKE_UP}
    return {"rows": rows, "labels": labels | {"watch": WATCH, "watchers": WATCHERS}}


def _round(channel: Channel) -> Words | None:
    if channel.watch is None:
        return None
    th, en = round_words(channel.watch)
    return Words(th=th, en=en)


def _sections(rows: Any) -> list[tuple[Words, list[Any]]]:
    grouped = groupby(rows, key=lambda row: (row.section, row.node[0] if row.node else ""))
    return [(section, list(group)) for (section, _), group in grouped]
