"""The cases behind a figure as an address, and back: what an address does not say rightly is said in words."""

import re
from datetime import date
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from rabfang.agencies.models import Agency
from rabfang.procedures.schema import Words
from rabfang.reports.blocks import Cell, Where
from rabfang.reports.contents.states import OF
from rabfang.reports.facts.adding import DIMENSIONS, KEY
from rabfang.reports.figures.behind import LATE, MEASURES, OF_KEY, PAST
from rabfang.reports.figures.moment import STEP
from rabfang.reports.figures.titles import PARTNER, UNIT, Titles, titles
from rabfang.reports.periods import period_words

SIDES = (*DIMENSIONS, "outcome", STEP)
SIDE = {**OF, "outcome": Words(th="ผล", en="Outcome"), STEP: Words(th="ขั้นตอน", en="Step")}
FIXED = ("measure", "first", "last", KEY)
BELOW = "before"  # from where a page of the list begins
LONGEST = 121
EARLIEST, LATEST = 1900, 2200  # years of the common era; figures count from the first of these on
MEASURE = {
    "received": Words(th="รับใหม่", en="Received"),
    "closed": Words(th="ยุติ", en="Closed"),
    "merged": Words(th="รวมกับเรื่องอื่น", en="Joined to another"),
    "kept": Words(th="ภายในมาตรฐาน", en="Within standard"),
    "missed": Words(th="เกินมาตรฐาน", en="Beyond standard"),
    "due": Words(th="ครบกำหนด", en="Due"),
    "open": Words(th="อยู่ระหว่างดำเนินการ", en="In progress"),
    LATE: Words(th="เกินมาตรฐานเวลาและยังไม่แล้วเสร็จ", en="Past a time standard and not done"),
    PAST: Words(th="เกินกำหนดขณะนี้", en="Late now"),
    "very-satisfied": Words(th="พอใจมาก", en="Very satisfied"),
    "satisfied": Words(th="พอใจ", en="Satisfied"),
    "rated": Words(th="ผู้ร้องให้คะแนน", en="Rated by the complainant"),
    "dissatisfied": Words(th="ไม่พอใจ", en="Dissatisfied"),
}
ASKED_AS = {"owner": re.compile(rf"[{UNIT}{PARTNER}][1-9][0-9]{{0,17}}"), "area": re.compile(r"[0-9]{6}")}
AT_THE_END = ("open", LATE)  # of the last day, whenever it began


class Unclear(ValueError):
    """The address asks for nothing that there is; its text says what is wrong, for people."""


def address(where: Where) -> str:
    """The page that lists the cases behind a figure."""
    return f"{reverse('desk:figure_cases')}?{urlencode(said_of(where))}"


def opened(cell: Cell) -> str:
    """What a cell of a table opens: the cases behind its figure, or the case of its line; "" where nothing is."""
    if cell.case is not None:
        return reverse("desk:case", args=[cell.case])
    return address(cell.behind) if cell.behind else ""


def said_of(where: Where) -> list[tuple[str, str]]:
    """A figure's words as an address has them; a side of no value stays, as an empty one."""
    said = [("measure", where.measure), ("first", where.first.isoformat()), ("last", where.last.isoformat())]
    return [*said, *([(KEY, where.key)] if where.key else []), *where.sides]


def where_of(asked: QueryDict) -> Where:
    """What an address asks for; Unclear for anything that is not as `said_of` writes it, save where the page begins."""
    for name, values in asked.lists():
        if name not in (*FIXED, *SIDES, BELOW) or len(values) != 1 or len(values[0]) > LONGEST:
            raise Unclear(_("ไม่รู้จักส่วน “%(name)s” ของที่อยู่นี้") % {"name": name[:LONGEST]})
    measure, key = asked.get("measure", ""), asked.get(KEY, "")
    if measure not in (OF_KEY if key else (*MEASURES, PAST)):
        raise Unclear(_("ไม่รู้จักตัวเลข “%(name)s”") % {"name": measure})
    first, last = (_day(asked.get(name, "")) for name in ("first", "last"))
    if last < first:
        raise Unclear(_("วันสุดท้ายต้องไม่ก่อนวันแรก"))
    sides = tuple((name, asked.get(name, "")) for name in SIDES if name in asked)
    return Where(measure=measure, first=first, last=last, sides=sides, key=key)


def words_of(where: Where, office: Agency) -> list[tuple[str, str]]:
    """What a figure counts, as pairs of what and which; Unclear for a value that the office never had."""
    period = period_words(where.first, where.last)
    said = [(_("ตัวเลข"), str(MEASURE[where.measure]))]
    if where.measure != PAST:
        said.append((_("ณ สิ้นวัน") if where.measure in AT_THE_END else _("ช่วงเวลา"), str(_until(where, period))))
    if where.key:
        said.append((_("มาตรฐานหรือขั้นตอน"), _title(titles([office], KEY), where.key)))
    for by, value in where.sides:
        said.append((str(SIDE[by]), _value(by, value, office)))
    return said


def _value(by: str, value: str, office: Agency) -> str:
    if value and by in ASKED_AS and not (ASKED_AS[by].fullmatch(value) and _is_of(by, value, office)):
        raise Unclear(_("ไม่รู้จัก “%(name)s”") % {"name": value})
    return _title(titles([office], KEY if by == STEP else by, [value]), value)


def _is_of(by: str, value: str, office: Agency) -> bool:
    """Whether a unit or partner is this office's: names of others are not given away."""
    if by == "area":
        return True
    ours = office.units if value.startswith(UNIT) else office.partners
    return ours.filter(pk=int(value[1:])).exists()


def _until(where: Where, period: Words) -> Words:
    return period_words(where.last, where.last) if where.measure in AT_THE_END else period


def _title(names: Titles, value: str) -> str:
    if value and value not in names.of:
        raise Unclear(_("ไม่รู้จัก “%(name)s”") % {"name": value})
    return str(names[value])


def _day(said: str) -> date:
    try:
        day = date.fromisoformat(said)
    except ValueError:
        day = None
    if day is None or day.isoformat() != said or not EARLIEST <= day.year <= LATEST:
        raise Unclear(_("อ่านวันที่ “%(day)s” ในที่อยู่นี้ไม่ได้") % {"day": said})
    return day
