"""Reports on a page: `{% load reports %}`, with what `writers.page` prepared."""

from typing import Any

from django import template

from rabfang.reports.writers.page import ShownBlock, ShownReport

register = template.Library()


@register.inclusion_tag("reports/report.html")
def report(shown: ShownReport, level: int = 2) -> dict[str, Any]:
    """A whole report below the page's title; `level` is that of its headings."""
    return {"shown": shown, "level": level}


@register.inclusion_tag("reports/block.html")
def report_block(shown: ShownBlock, level: int = 2) -> dict[str, Any]:
    """One block, as a dashboard has them."""
    return {"block": shown, "heading": f"h{level}"}
