"""One matter of an occasion as it was typed, checked: the facts of a case, or what is wrong in which column.

The same rule for a table's row, a row of an Excel file and an entry from a phone.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any

from rabfang.core.clock import BANGKOK, local_date
from rabfang.core.errors import Invalid
from rabfang.procedures.schema import Kind
from rabfang.thai.areas import Area, NoSuchArea, area, districts, provinces, subdistricts
from rabfang.thai.dates import parse_date
from rabfang.thai.identifiers import normalise_phone
from rabfang.thai.text import clean, has_visible, search_key

COLUMNS = ("kind", "subject", "detail", "person", "telephone", "place", "subdistrict", "day")
LONGEST = {"subject": 200, "detail": 10_000, "person": 200, "place": 300}
# What is kept of a cell that is far too long: an Excel cell holds no more.
LONGEST_CELL = 32_767
NOON = time(12, 0, tzinfo=BANGKOK)
_PROVINCE, _DISTRICT, _SUBDISTRICT = 2, 4, 6
Problem = tuple[str, dict[str, Any]]


@dataclass(frozen=True)
class Scope:
    """What a row is checked against: the days and the area of its occasion, the kinds of the procedure."""

    first: date
    last: date
    area: str = ""
    kinds: tuple[Kind, ...] = ()


@dataclass(frozen=True)
class Checked:
    """The facts for `receive` and the kind it was called; or problems by column."""

    kind: str = ""
    facts: dict[str, Any] = field(default_factory=dict)
    problems: dict[str, Problem] = field(default_factory=dict)


def tidy(said: Mapping[str, Any]) -> dict[str, str]:
    """What was typed in the known columns, cleaned, without empty ones."""
    found = {name: clean(str(said.get(name) or ""))[:LONGEST_CELL] for name in COLUMNS}
    return {name: text for name, text in found.items() if has_visible(text)}


def check(said: Mapping[str, str], scope: Scope, at: datetime) -> Checked:
    """Everything that is wrong with a tidy row, or what it says."""
    problems: dict[str, Problem] = {}

    def read(name: str, reader: Any) -> Any:
        try:
            return reader(said.get(name, ""))
        except Invalid as error:
            problems[name] = (error.code, error.params)
            return None

    kind = read("kind", lambda text: kind_of(text, scope.kinds))
    telephone = read("telephone", _telephone)
    subdistrict = read("subdistrict", lambda text: subdistrict_of(text, scope.area))
    came = read("day", lambda text: came_at(text, scope, at))
    for name, most in LONGEST.items():
        if len(said.get(name, "")) > most:
            problems[name] = ("too-long-by", {"count": len(said[name]), "most": most})
    if not said.get("subject"):
        problems["subject"] = ("required", {})
    if problems:
        return Checked(problems=problems)
    facts = {
        "subject": " ".join(said["subject"].split()),
        "detail": said.get("detail") or said["subject"],  # at a meeting one line often is all that was said
        "name": " ".join(said.get("person", "").split()),
        "telephone": telephone,
        "place": " ".join(said.get("place", "").split()),
        "subdistrict": subdistrict,
        "received_at": came,
    }
    return Checked(kind, facts)


def kind_of(text: str, kinds: tuple[Kind, ...]) -> str:
    """The key of the kind that a person named by its title in either language, or by its key; empty for nothing."""
    if not text:
        return ""
    wanted = search_key(text)
    for kind in kinds:
        if wanted in (kind.key, search_key(kind.title.th), search_key(kind.title.en)):
            return kind.key
    raise Invalid("no-such-kind")


def _telephone(text: str) -> str:
    number = normalise_phone(text) if text else ""
    if number is None:
        raise Invalid("bad-telephone")
    return number


def subdistricts_of(code: str) -> list[Area]:
    """The subdistricts in the area of an occasion, district by district; none for an empty or unknown code."""
    try:
        if len(code) == _SUBDISTRICT:
            return list(subdistricts(code[:_DISTRICT]))
        if len(code) == _DISTRICT:
            return list(subdistricts(code))
        if len(code) == _PROVINCE:
            return [row for district in districts(code) for row in subdistricts(district.code)]
    except NoSuchArea:
        pass
    return []


def label_of(row: Area) -> str:
    """A subdistrict's name with its district's, as lists offer it: "หาดขาม (กุยบุรี)"."""
    return f"{row.name_th} ({area(row.code[:_DISTRICT]).name_th})"


def subdistrict_of(text: str, code: str) -> str:
    """The code of the subdistrict that a person named, in the area or, without one, in the country.

    For nothing, the occasion's own subdistrict, where it has one.
    """
    if not text:
        return code if len(code) == _SUBDISTRICT else ""
    wanted = search_key(text)
    known = _named(code)
    bare = wanted.removeprefix("ตำบล").removeprefix("แขวง").removeprefix("ต.").strip()
    found = known.get(wanted) or known.get(bare)
    if not found:
        raise Invalid("no-such-subdistrict")
    if len(found) > 1:
        raise Invalid("two-subdistricts")
    return found[0]


@lru_cache(maxsize=64)
def _named(code: str) -> Mapping[str, tuple[str, ...]]:
    """Codes of subdistricts by code, by name, and by name with the district's, as they are compared."""
    rows = subdistricts_of(code) if code else [row for one in provinces() for row in subdistricts_of(one.code)]
    found: dict[str, tuple[str, ...]] = {}
    for row in rows:
        for name in (row.code, search_key(row.name_th), search_key(label_of(row))):
            found[name] = (*found.get(name, ()), row.code)
    return found


def came_at(text: str, scope: Scope, at: datetime) -> datetime:
    """When it came: noon of its day, or of the occasion's first; never later than now, for nobody told the hour."""
    day = scope.first
    if text:
        try:
            day = parse_date(text)
        except ValueError:
            raise Invalid("bad-day") from None
        if not scope.first <= day <= scope.last:
            raise Invalid("day-outside")
    if day > local_date(at):
        raise Invalid("occasion-in-the-future")
    return min(datetime.combine(day, NOON), at)
