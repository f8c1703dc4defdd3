"""Blocks of reports on a page of the desk: `{% load figures %}`; every figure opens the cases behind it."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from rabfang.desk.figures.where import address
from rabfang.reports.blocks import Block, Cell, Chart, Column, Shows, Table
from rabfang.reports.charts import draw
from rabfang.reports.values import Hand

register = template.Library()


@register.inclusion_tag("desk/figures/block.html")
def report_block(block: Block, name: str) -> dict[str, Any]:
    """One block: `{% report_block block part.key %}`; `name` makes identifiers unique on the page."""
    hand = Hand.of_reader()
    if isinstance(block, Chart):
        return {"kind": "chart", "svg": _drawn(block, name)}
    if isinstance(block, Table):
        heads = [(hand.words(column.title), column.shows is not Shows.TEXT) for column in block.columns]
        lines = [
            (row.is_total, [_cell(hand, *pair) for pair in zip(row.cells, block.columns, strict=True)])
            for row in block.rows
        ]
        said = {"title": block.title, "heads": heads, "lines": lines, "empty": block.empty, "note": block.note}
        return {"kind": "table", **said}
    return {"kind": ""}


def _cell(hand: Hand, cell: Cell, column: Column) -> dict[str, Any]:
    url = address(cell.behind) if cell.behind else reverse("desk:case", args=[cell.case]) if cell.case else ""
    return {
        "text": hand.cell(cell, column.shows),
        "url": url,
        "title": hand.words(column.title),
        "numeric": column.shows is not Shows.TEXT,
    }


def _drawn(chart: Chart, name: str) -> SafeString:
    return mark_safe(draw(chart, name=f"{name}-{chart.key}"))  # noqa: S308 - every text in it is escaped by the drawing
