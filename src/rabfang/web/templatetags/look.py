"""The parts of a page as tags: `{% load look %}`. Each draws one template; `/style/` shows them all."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django import template
from django.forms import BaseForm, BoundField
from django.utils.html import format_html
from django.utils.safestring import SafeString

from rabfang.core import clock
from rabfang.thai.due import CountedDay
from rabfang.thai.quoted import parted
from rabfang.web.bound import OfficeBoundField
from rabfang.web.due import describe
from rabfang.web.explained import day_reason

register = template.Library()

TONES = {
    "neutral": "grey",
    "new": "blue",
    "active": "teal",
    "waiting": "yellow",
    "attention": "orange",
    "danger": "red",
    "good": "green",
    "secret": "purple",
}
LOOKS = ("label_size", "label_hidden", "heading", "inline", "small", "width")


@register.simple_tag
def field(bound: BoundField, **looks: Any) -> SafeString:
    """Draw a field: `{% field form.name label_size="m" width="10" rows=12 autocomplete="tel" %}`.

    Looks: label_size (s, m, l, xl), label_hidden, heading (the label is the page's h1), inline, small, width
    (2 3 4 5 10 20 30). Anything else becomes an attribute of the input, `_` as `-`.
    """
    if isinstance(bound, OfficeBoundField):
        for name in LOOKS:
            if name in looks:
                setattr(bound, name, looks.pop(name))
        bound.extra = {name.replace("_", "-"): value for name, value in looks.items()}
        bound.__dict__.pop("subwidgets", None)
    return bound.as_field_group()


@register.inclusion_tag("web/error_summary.html")
def error_summary(*forms: BaseForm | None) -> dict[str, Any]:
    """List what is wrong in one form or several, each error a link to its field; or nothing."""
    wrong = [form for form in forms if form is not None and form.is_bound and form.errors]
    general = [error for form in wrong for error in form.non_field_errors()]
    named = [
        {
            "target": getattr(bound, "first_id", bound.auto_id),
            "label": bound.label,
            "hidden": bound.is_hidden,
            "text": text,
        }
        for form in wrong
        for bound in form
        for text in bound.errors
    ]
    return {"general": general, "named": named, "wrong": bool(wrong)}


@register.simple_tag
def status_tag(text: object, tone: str = "neutral") -> SafeString:
    """A coloured word: `{% status_tag "กำลังดำเนินการ" "active" %}`. Tones: the keys of TONES."""
    return format_html('<strong class="govuk-tag govuk-tag--{}">{}</strong>', TONES[tone], text)


@register.inclusion_tag("web/due.html")
def due(due_at: datetime | None, done_at: datetime | None = None) -> dict[str, Any]:
    """How a due time stands now, in words and colour: `{% due case.due_at done_at=case.closed_at %}`."""
    badge = describe(due_at, clock.now(), done_at)
    return {"due_at": due_at, "text": badge.text, "colour": TONES[badge.tone]}


@register.inclusion_tag("web/back_link.html")
def back_link(url: str, text: str = "") -> dict[str, Any]:
    """The way back, in block before_content: `{% back_link url %}` or with its own words."""
    return {"url": url, "text": text}


@register.inclusion_tag("web/nav_item.html")
def nav_item(url: str, label: str, current: bool = False, count: int | None = None) -> dict[str, Any]:
    """One item of the desk's bar, with how many wait there."""
    return {"url": url, "label": label, "current": current, "count": count}


@register.inclusion_tag("web/sub_navigation.html")
def sub_navigation(items: Iterable[Mapping[str, Any]], label: str) -> dict[str, Any]:
    """Tabs of one matter; items have url, label, current and, if wanted, count. `label` names the bar."""
    return {"items": items, "label": label}


@register.inclusion_tag("web/summary_list.html")
def summary_list(rows: Iterable[Mapping[str, Any] | tuple[Any, Any]], card: str = "") -> dict[str, Any]:
    """Keys and values: pairs, or mappings of key, value, url and action ("แก้ไข"). `card`: a heading above."""
    return {
        "card": card,
        "rows": [row if isinstance(row, Mapping) else {"key": row[0], "value": row[1]} for row in rows],
    }


@register.inclusion_tag("web/timeline.html")
def timeline(entries: Iterable[Any], heading_level: int = 3) -> dict[str, Any]:
    """What happened: entries have title and, if known, byline, at (datetime), body, documents (url, name)."""
    return {"entries": entries, "heading": f"h{heading_level}"}


@register.inclusion_tag("web/conversation.html")
def conversation(entries: Iterable[Any]) -> dict[str, Any]:
    """Messages as bubbles: entries have sent (by the reader's own side), sender, at (datetime), body and quoted."""
    return {"entries": entries}


@register.inclusion_tag("web/said.html")
def said(words: str, quoted: str = "") -> dict[str, str]:
    """What somebody wrote, with what it quotes of earlier words folded: `{% said text.body %}`.

    A kept text says itself what it quotes; `quoted` is for one that is not kept yet.
    """
    kept = parted(words)
    return {"new": kept.new, "quoted": kept.quoted or quoted}


@register.inclusion_tag("web/pagination.html")
def pagination(
    previous_url: str = "", next_url: str = "", previous_label: str = "", next_label: str = ""
) -> dict[str, Any]:
    """Page before and page after, by key and not by number; nothing when both are empty."""
    return {
        "previous_url": previous_url,
        "next_url": next_url,
        "previous_label": previous_label,
        "next_label": next_label,
    }


@register.inclusion_tag("web/empty.html")
def empty(text: str, url: str = "", action: str = "") -> dict[str, Any]:
    """What a list says when nothing is in it, and what one can do then."""
    return {"text": text, "url": url, "action": action}


@register.simple_tag(name="day_reason")
def show_day_reason(day: CountedDay) -> str:
    """Why one day counts toward a due time, or does not."""
    return day_reason(day)
