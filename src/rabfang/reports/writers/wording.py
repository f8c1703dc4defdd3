"""The lines that every report has: over which days it is, and as of when its figures are."""

from django.utils.translation import gettext as _

from rabfang.core.clock import local_date
from rabfang.reports.blocks import Content
from rabfang.reports.values import Hand
from rabfang.thai.dates import time_of_day


def period_line(content: Content, hand: Hand) -> str:
    """ "เดือนพฤศจิกายน 2569 (1 พ.ย. 2569 ถึง 30 พ.ย. 2569)": the period's name and its days, which no line says twice."""
    name = hand.words(content.period)
    name = f"{name[:1].upper()}{name[1:]}"
    if all(hand.long_day(day) in name for day in (content.first, content.last)):
        return name
    days = _("%(first)s ถึง %(last)s") % {"first": hand.day(content.first), "last": hand.day(content.last)}
    return f"{name} ({days})"


def as_of_line(content: Content, hand: Hand) -> str:
    """ "ข้อมูล ณ วันที่ 1 ธันวาคม 2569 เวลา 09:30 น." """
    time = time_of_day(content.as_of, thai_digits=hand.thai_digits, english=hand.english)
    day = hand.long_day(local_date(content.as_of))
    return _("ข้อมูล ณ วันที่ %(day)s เวลา %(time)s") % {"day": day, "time": time}
