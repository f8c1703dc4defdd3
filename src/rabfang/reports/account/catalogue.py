"""Which data sets an office publishes, what is said of each, and making one."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Any

from rabfang.agencies.models import Agency
from rabfang.procedures.schema import Words
from rabfang.reports.account.corruption import rounds_of_desk, rounds_of_register
from rabfang.reports.account.datasets import (
    CORRUPTION,
    MONTHLY,
    YEARLY,
    corruption_rows,
    fields,
    monthly_rows,
    yearly_rows,
)
from rabfang.reports.account.dictionary import Metadata
from rabfang.reports.account.published import Published, published
from rabfang.reports.account.rows import CorruptionFile, DataSet, MonthlyFile, YearsFile

MONTH, HALF_YEAR = "เดือน / month", "ครึ่งปี / half-year"
HOW = Words(
    th="นับจากทะเบียนเรื่องโดยระบบ จำนวนที่น้อยเกินไปและจำนวนที่ทำให้คำนวณย้อนกลับได้เว้นว่างไว้",
    en="Counted by the system from the register; numbers that are too small or would give such away are empty",
)
EVERY_MONTH = Words(th="หลังสิ้นเดือน", en="After each month")
EVERY_HALF = Words(
    th="หลัง 31 มีนาคม และหลัง 30 กันยายน เรื่องในทะเบียนทั่วไปหลังสิ้นเดือน",
    en="After 31 March and after 30 September; what is in the ordinary register after each month",
)


@dataclass(frozen=True)
class Entry:
    """One data set: its file, its fields, how often it changes, and what makes its rows."""

    name: str
    title: Words
    notes: Words
    model: type[DataSet]
    names: tuple[str, ...]
    disaggregate: tuple[str, ...]
    often: str
    calendar: Words
    rows: Callable[[Published, datetime], Iterator[Any]]


def _corruption(account: Published, at: datetime) -> Iterator[Any]:
    desk = rounds_of_desk(account.office, at, account.least) or []
    return chain(
        corruption_rows(desk, "confidential", {}),
        corruption_rows(rounds_of_register(account), "ordinary", account.titles["kind"].of),
    )


_ENTRIES = (
    Entry(
        "cases-monthly",
        Words(th="สถิติเรื่องรายเดือน", en="Cases by month"),
        Words(
            th="เรื่องที่รับ ยุติ คงค้าง และเกินกำหนด รายเดือน สามปีงบประมาณ ทั้งหน่วยงาน ตามประเภท ตามช่องทาง",
            en="Cases received, closed, in progress and late by month over three fiscal years: whole, by kind, "
            "by channel",
        ),
        MonthlyFile,
        MONTHLY,
        ("month", "kind", "channel"),
        MONTH,
        EVERY_MONTH,
        lambda account, _at: monthly_rows(account),
    ),
    Entry(
        "three-years",
        Words(th="สถิติเรื่องสามปีงบประมาณ", en="Cases over three fiscal years"),
        Words(
            th="เรื่องที่รับ ยุติ และคงค้าง สามปีงบประมาณ ของทั้งหน่วยงาน ตามประเภท และตามช่องทาง พร้อมความพึงพอใจ",
            en="Cases received, closed and in progress over three fiscal years: the whole office, by kind, by channel; "
            "with satisfaction",
        ),
        YearsFile,
        YEARLY,
        ("fiscal_year", "kind", "channel"),
        MONTH,
        EVERY_MONTH,
        lambda account, _at: yearly_rows(account),
    ),
    Entry(
        "corruption",
        Words(th="สถิติเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ", en="Complaints of corruption and misconduct"),
        Words(
            th="เรื่องที่แจ้งเป็นการลับรายครึ่งปี และเรื่องทุจริตในทะเบียนทั่วไปรายปี ไม่มีข้อมูลของผู้ใด",
            en="Reported in confidence by half-year, kinds of the register about corruption by year; of no person",
        ),
        CorruptionFile,
        CORRUPTION,
        ("fiscal_year", "kind"),
        HALF_YEAR,
        EVERY_HALF,
        _corruption,
    ),
)
ENTRIES: Mapping[str, Entry] = {entry.name: entry for entry in _ENTRIES}


def made(entry: Entry, office: Agency, at: datetime, least: int) -> DataSet:
    """The data set as it stands; a fixed number of queries."""
    account = published(office, at, least)
    said = metadata(entry, account)
    return entry.model.model_validate(
        {"metadata": said, "fields": fields(entry.names), "rows": tuple(entry.rows(account, at))}
    )


def metadata(entry: Entry, account: Published) -> Metadata:
    """What is said of the data set."""
    office = account.office
    years = [year.year for year in account.years]
    return Metadata(
        title=entry.title,
        notes=entry.notes,
        organization=Words(th=office.name_th, en=office.name_en),
        disaggregate=entry.disaggregate,
        update_frequency_unit=entry.often,
        data_release_calendar=entry.calendar,
        calculation_method=HOW,
        first_year_of_data=min(years, default=None),
        last_year_of_data=max(years, default=None),
        last_updated_date=account.as_of,
        data_support=" ".join(part for part in (office.telephone, office.email) if part),
    )
