"""Dates, digits and periods as Thai offices write them; in English on an English page: `{% load thai %}`."""

from datetime import date, datetime

from django import template
from django.utils.translation import get_language

from rabfang.core import clock
from rabfang.thai import dates, digits, identifiers
from rabfang.thai.periods import Period, parse_period

register = template.Library()

DATE_FORMS = {"long": dates.long_date, "short": dates.short_date, "weekday": dates.long_date_with_weekday}


def _english() -> bool:
    return (get_language() or "").startswith("en")


@register.filter
def thai_date(value: date | None, form: str = "long") -> str:
    """9 เมษายน 2569; :"short" 9 เม.ย. 2569; :"weekday" วันพฤหัสบดีที่ 9 เมษายน 2569. Of a moment, in Bangkok."""
    if not value:
        return ""
    day = clock.local_date(value) if isinstance(value, datetime) else value
    return DATE_FORMS[form](day, english=_english())


@register.filter
def thai_datetime(value: datetime | None) -> str:
    """9 เม.ย. 2569 16:30 น., in Bangkok."""
    return dates.date_and_time(value, english=_english()) if value else ""


@register.filter
def thai_time(value: datetime | None) -> str:
    """16:30 น., in Bangkok."""
    return dates.time_of_day(value, english=_english()) if value else ""


@register.filter
def thai_digits(value: object) -> str:
    """๒๕๖๙/๑๒๓, for what imitates an official document."""
    return digits.to_thai(str(value))


@register.filter
def telephone(value: str) -> str:
    """081-234-5678 from the kept 0812345678."""
    return identifiers.format_phone(value)


@register.filter
def period(value: Period | str) -> str:
    """ภายใน 7 วันทำการ, from a period or from the words of a procedure file."""
    length = parse_period(value) if isinstance(value, str) else value
    return length.english() if _english() else length.thai()
