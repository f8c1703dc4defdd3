"""The parts of the page of figures: main numbers, tables and charts; the queries of each are fixed."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from rabfang.agencies.models import Unit
from rabfang.core.clock import local_date
from rabfang.desk.access import Here
from rabfang.desk.figures.rights import Offices
from rabfang.desk.figures.where import address, opened
from rabfang.desk.listing import Row, for_list, rows
from rabfang.desk.sight import late, listed
from rabfang.reports.blocks import Block, Cell, Shows, Where
from rabfang.reports.contents.against import against_standards
from rabfang.reports.contents.deeds import follow_ups
from rabfang.reports.contents.moment import (
    late_by_owner,
    monday_of,
    received_by_channel,
    unusual,
    waiting_steps,
)
from rabfang.reports.contents.offices import side_by_side
from rabfang.reports.contents.scope import Scope, percent
from rabfang.reports.figures.behind import OPEN, PAST
from rabfang.reports.figures.lengths import Length, of_cases
from rabfang.reports.figures.moment import late_now
from rabfang.reports.figures.numbers import numbers, open_at
from rabfang.reports.figures.titles import UNIT
from rabfang.reports.figures.unusual import Rise, Weeks, rises
from rabfang.reports.values import Hand
from rabfang.reports.writers.page import ShownBlock, shown
from rabfang.thai.dates import fiscal_year, fiscal_year_span

OLDEST = 5
COUNTED = 999


@dataclass(frozen=True)
class Card:
    """One number that stands for itself, what it is compared with, and what it opens."""

    title: str
    figure: str
    url: str = ""
    urgent: bool = False
    beside: str = ""


@dataclass(frozen=True)
class Part:
    """A part of the page under its heading, or with those of its blocks alone; `listed` are cases, `words` explain."""

    key: str
    title: str = ""
    cards: Sequence[Card] = ()
    listed: Sequence[Row] = ()
    blocks: Sequence[Block] = ()
    words: Sequence[str] = ()
    more: Sequence[tuple[str, str]] = ()  # links: address, words

    @property
    def level(self) -> int:
        """Of the headings of its blocks."""
        return 3 if self.title else 2

    @property
    def shown(self) -> list[ShownBlock]:
        """The blocks as a page has them; each figure opens its cases."""
        return [shown(block, opened) for block in self.blocks]


@dataclass(frozen=True)
class Spans:
    """This fiscal year as far as it has come, the last one, and today, of one office."""

    this: Scope
    before: Scope
    today: Scope

    @classmethod
    def of(cls, here: Here) -> "Spans":
        """Of the officer's office."""
        today = local_date(here.at)
        year = fiscal_year(today)
        offices = (here.agency,)
        this = Scope(offices, fiscal_year_span(year)[0], today, here.at)
        return cls(this, this.over(*fiscal_year_span(year - 1)), this.over(today, today))


def of_office(here: Here) -> list[Part]:
    """What who decides looks at first: late, unusual, against standard."""
    spans = Spans.of(here)
    weeks = Weeks.until(spans.today.last)
    found = rises(spans.this.ids, weeks)
    lateness = late_now(spans.this.ids, here.at, "owner")
    table, chart = against_standards(spans.this, spans.before)
    oldest = rows(for_list(late(here))[:OLDEST])
    return [
        Part(
            "first", _("ดูก่อน"), cards=_first(here, spans, sum(lateness.values()), None if found is None else len(found))
        ),
        Part(
            "late",
            _("เกินกำหนดขณะนี้"),
            listed=oldest,
            blocks=[late_by_owner(spans.this, lateness)],
            more=[(reverse("desk:late"), _("ติดตามเรื่องที่เกินกำหนด"))] if oldest else (),
        ),
        _unusual(spans, weeks, found),
        Part("standards", blocks=[chart, table] if table.rows else [table]),
    ]


def of_centre(here: Here) -> Part:
    """What who sees every case works from: what came in, where it waits, what is to be read, what was followed up."""
    spans = Spans.of(here)
    month = spans.this.over(spans.today.last.replace(day=1), spans.today.last)
    return Part(
        "centre",
        _("งานรับเรื่องและติดตาม"),
        cards=[_counted(here, "messages", _("ข้อความใหม่จากผู้ร้องที่ยังไม่ได้ดำเนินการ"))],
        blocks=[received_by_channel(spans.this), waiting_steps(spans.this), follow_ups(month)],
        words=[_("การติดตามเร่งรัดนับเฉพาะเดือนนี้ เป็นจำนวนครั้ง ไม่ใช่จำนวนเรื่อง")],
    )


def of_unit(here: Here, unit: Unit) -> Part:
    """What a unit has: open, due this week, late, and how long its cases took."""
    spans, owner = Spans.of(here), f"{UNIT}{unit.pk}"
    side, today = ("owner", owner), spans.today.last
    sunday = monday_of(today) + 6 * (today - spans.today.before)
    due = numbers(spans.this.ids, ("due",), today, sunday, "owner")
    left = open_at(spans.this.ids, today, "owner")[owner]
    lateness = late_now(spans.this.ids, here.at, "owner")[owner]
    this, before = (_lengths(scope, "owner").get(owner) for scope in (spans.this, spans.before))
    soon = spans.this.over(today, sunday)
    return Part(
        f"unit-{unit.pk}",
        str(unit),
        cards=[
            _card(_("เกินกำหนดขณะนี้"), lateness, spans.today.where(PAST, side), urgent=True),
            _card(_("อยู่ระหว่างดำเนินการ"), left, spans.today.where(OPEN, side)),
            _card(_("ครบกำหนดตั้งแต่วันนี้ถึงวันอาทิตย์"), due["due", owner], soon.where("due", side)),
            _took(this, before, spans.this.where("closed", side)),
        ],
        words=[_("นับเรื่องที่หน่วยนี้รับผิดชอบหลัก")],
    )


def of_offices(here: Here, offices: Offices) -> Part:
    """The offices below, side by side; of the officer's own the cases open."""
    spans = Spans.of(here)
    scope = Scope((offices.own, *offices.below), spans.this.first, spans.this.last, here.at)
    table, chart = side_by_side(scope, {offices.own.pk})
    words = [_("รับใหม่และยุติภายในมาตรฐานนับในปีงบประมาณนี้ ของหน่วยงานอื่นแสดงเฉพาะจำนวน")]
    return Part("offices", _("หน่วยงานนี้และหน่วยงานในสังกัด"), blocks=[chart, table], words=words)


def _first(here: Here, spans: Spans, lateness: int, rising: int | None) -> list[Card]:
    """The numbers to see in a minute on a telephone."""
    this, before = (_kept(scope) for scope in (spans.this, spans.before))
    days, earlier = (_lengths(scope, "all").get("") for scope in (spans.this, spans.before))
    left = open_at(spans.this.ids, spans.today.last)[""]
    return [
        Card(_("เกินกำหนดขณะนี้"), _whole(lateness), reverse("desk:late"), urgent=lateness > 0),
        _counted(here, "waiting", _("รอท่านดำเนินการ")),
        Card(_("มากกว่าปกติ (รายการ)"), "-" if rising is None else _whole(rising), "#unusual", urgent=bool(rising)),
        _card(_("อยู่ระหว่างดำเนินการ"), left, spans.today.where(OPEN)),
        Card(
            _("ยุติภายในมาตรฐาน ปีงบประมาณนี้"),
            _percent(this),
            address(spans.this.where("kept")) if this.value else "",
            beside=_last_year(_percent(before)),
        ),
        _took(days, earlier, spans.this.where("closed")),
    ]


def _unusual(spans: Spans, weeks: Weeks, found: list[Rise] | None) -> Part:
    rule = _(
        "เทียบจำนวนรับใหม่ 4 สัปดาห์ล่าสุดที่ครบแล้วกับ 12 สัปดาห์ก่อนหน้า แสดงเมื่อมากกว่าปกติอย่างน้อย 3 เรื่องและครึ่งเท่าตัว "
        "และแทบเป็นไปไม่ได้ที่จะบังเอิญ (โอกาสไม่ถึง 1 ใน 100)"
    )
    if found is None:
        return Part("unusual", _("มากกว่าปกติอย่างชัดเจน"), words=[_("ยังเทียบไม่ได้ เพราะมีข้อมูลไม่ครบ 16 สัปดาห์"), rule])
    return Part("unusual", blocks=[unusual(spans.this, weeks, found)], words=[rule])


def _counted(here: Here, key: str, title: str) -> Card:
    """One of the lists of `my work`, counted as there."""
    number = listed(here, key).order_by()[: COUNTED + 1].count()
    url = f"{reverse('desk:register')}?{urlencode({'show': key})}"
    return Card(title, f"{COUNTED}+" if number > COUNTED else str(number), url, urgent=number > 0)


def _card(title: str, number: int, where: Where, *, urgent: bool = False) -> Card:
    return Card(title, _whole(number), address(where) if number else "", urgent=urgent and number > 0)


def _took(days: Length | None, before: Length | None, where: Where) -> Card:
    title = _("วันทำการจนยุติเรื่อง (มัธยฐาน) ปีงบประมาณนี้")
    return Card(title, _days(days), address(where) if days else "", beside=_last_year(_days(before)))


def _kept(scope: Scope) -> Cell:
    found = numbers(scope.ids, ("kept", "missed"), scope.first, scope.last)
    return percent(found["kept", ""], found["kept", ""] + found["missed", ""])


def _lengths(scope: Scope, by: str) -> dict[str, Length]:
    """Of the whole fiscal year: what has not come yet is nothing, and whole months are read from the spread."""
    return of_cases(scope.ids, *fiscal_year_span(fiscal_year(scope.first)), is_net=True, by=by)


def _whole(number: int) -> str:
    return Hand.of_reader().value(number, Shows.NUMBER)


def _percent(cell: Cell) -> str:
    return Hand.of_reader().cell(cell, Shows.PERCENT)


def _days(length: Length | None) -> str:
    return Hand.of_reader().value(length.median if length else None, Shows.DAYS)


def _last_year(said: str) -> str:
    return _("ปีงบประมาณก่อน %(figure)s") % {"figure": said}
