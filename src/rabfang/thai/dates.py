"""Dates in the Buddhist era, fiscal years, and their words."""

import re
from datetime import date, datetime, timedelta

from rabfang.thai.digits import to_arabic, to_thai
from rabfang.thai.working_time import BANGKOK

ERA = 543
FIRST_BUDDHIST = 2400  # a written year from here on is B.E., below it C.E.
FIRST_YEAR = 1900
MONTHS = [
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
]
SHORT_MONTHS = [
    "ม.ค.",
    "ก.พ.",
    "มี.ค.",
    "เม.ย.",
    "พ.ค.",
    "มิ.ย.",
    "ก.ค.",
    "ส.ค.",
    "ก.ย.",
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
]
WEEKDAYS = ["จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์"]
ENGLISH_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
ENGLISH_WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
DATE_HELP = 'write a date such as "9/4/2569", "9 เม.ย. 2569" or "2026-04-09"'


def buddhist_year(day: date) -> int:
    """The calendar year, B.E."""
    return day.year + ERA


def fiscal_year(day: date) -> int:
    """The fiscal year, B.E.: 1 October to 30 September, named by the year it ends in (Budget Procedures Act 2561)."""
    return buddhist_year(day) + (day.month >= 10)


def fiscal_year_span(year: int) -> tuple[date, date]:
    """First and last day of a B.E. fiscal year."""
    return date(year - ERA - 1, 10, 1), date(year - ERA, 9, 30)


def calendar_year_span(year: int) -> tuple[date, date]:
    """First and last day of a B.E. calendar year."""
    return date(year - ERA, 1, 1), date(year - ERA, 12, 31)


def long_date(day: date, *, thai_digits: bool = False, english: bool = False) -> str:
    """ "9 เมษายน 2569", or "9 April 2569 (2026)"."""
    if english:
        return f"{day.day} {ENGLISH_MONTHS[day.month - 1]} {buddhist_year(day)} ({day.year})"
    text = f"{day.day} {MONTHS[day.month - 1]} {buddhist_year(day)}"
    return to_thai(text) if thai_digits else text


def short_date(day: date, *, thai_digits: bool = False, english: bool = False) -> str:
    """ "9 เม.ย. 2569", or "9 Apr 2569"."""
    if english:
        return f"{day.day} {ENGLISH_MONTHS[day.month - 1][:3]} {buddhist_year(day)}"
    text = f"{day.day} {SHORT_MONTHS[day.month - 1]} {buddhist_year(day)}"
    return to_thai(text) if thai_digits else text


def long_date_with_weekday(day: date, *, thai_digits: bool = False, english: bool = False) -> str:
    """ "วันพฤหัสบดีที่ 9 เมษายน 2569", or "Thursday 9 April 2569 (2026)"."""
    words = long_date(day, thai_digits=thai_digits, english=english)
    if english:
        return f"{ENGLISH_WEEKDAYS[day.weekday()]} {words}"
    return f"วัน{WEEKDAYS[day.weekday()]}ที่ {words}"


def time_of_day(moment: datetime, *, thai_digits: bool = False, english: bool = False) -> str:
    """ "16:30 น." in Bangkok, or "16:30"."""
    text = moment.astimezone(BANGKOK).strftime("%H:%M") + ("" if english else " น.")
    return to_thai(text) if thai_digits else text


def date_and_time(moment: datetime, *, thai_digits: bool = False, english: bool = False) -> str:
    """ "9 เม.ย. 2569 16:30 น." in Bangkok."""
    day = moment.astimezone(BANGKOK).date()
    return (
        f"{short_date(day, thai_digits=thai_digits, english=english)} "
        f"{time_of_day(moment, thai_digits=thai_digits, english=english)}"
    )


def parse_date(text: str) -> date:
    """Reads what people write; ValueError says what would be right.

    Day before month; a year from 2400 on is B.E., one from 1900 to 2399 C.E.; two digits are refused, since nobody
    knows their era.
    """
    said = " ".join(to_arabic(text).split())
    if match := re.fullmatch(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})", said):
        return _day(text, match[1], int(match[2]), match[3])
    if match := re.fullmatch(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})", said):
        return _day(text, match[3], int(match[2]), match[1])
    if match := re.fullmatch(r"([0-9]{1,2}) ?([^0-9 ]+?) ?(?:พ\.ศ\. ?)?([0-9]{4})", said):
        for names in (MONTHS, SHORT_MONTHS):
            if match[2] in names:
                return _day(text, match[3], names.index(match[2]) + 1, match[1])
    raise ValueError(f"{text!r} is not a date; {DATE_HELP}")


def _day(text: str, year: str, month: int, day: str) -> date:
    number = int(year)
    if not FIRST_YEAR <= number < FIRST_BUDDHIST + ERA:
        raise ValueError(f"{text!r} is not a year of this age; {DATE_HELP}")
    try:
        return date(number - ERA if number >= FIRST_BUDDHIST else number, month, int(day))
    except ValueError as error:
        raise ValueError(f"{text!r}: there is no such day; {DATE_HELP}") from error


def days_of(first: date, last: date) -> list[date]:
    """Every day from first to last, both included."""
    return [first + timedelta(days=ahead) for ahead in range((last - first).days + 1)]
