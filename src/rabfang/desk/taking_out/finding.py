"""What the lists of the desk share when they are read for a file: who asks, how far they see, the filter in words."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any, TypeVar

from django import forms
from django.db.models import Model, QuerySet
from django.utils.translation import get_language

from rabfang.core.errors import Invalid, NotFound
from rabfang.desk.access import Here, here_of
from rabfang.desk.watch.reading import FIRST, LAST
from rabfang.procedures.schema import May
from rabfang.reports.exports.lists import Asking, Found, Head, Value
from rabfang.thai.dates import long_date

CHUNK = 5_000
MOST_ASKED = 80  # what the record keeps of a filter
LONGEST_KEY = 18  # digits
L = TypeVar("L")
M = TypeVar("M", bound=Model)


def here_for(asking: Asking) -> Here:
    """The desk of who asks, with the rights of that moment; raises NotFound for who has none any more."""
    here = here_of(asking.officer, asking.at)
    if here is None:
        raise NotFound("not-found")
    return here


def require(allowed: bool) -> None:
    """Raises NotFound for who may not open the page of the list either."""
    if not allowed:
        raise NotFound("not-found")


def scope_of(here: Here) -> str:
    """How far the officer sees: a file made under one scope is not handed out under another."""
    units = sorted({held.unit_id for held in here.actor.holdings if held.agency_id == here.agency.pk and held.unit_id})
    return " ".join([here.sight.value, *(f"u{unit}" for unit in units)])


def valid(form: forms.Form) -> None:
    """Raises Invalid for a filter that cannot be read."""
    if not form.is_valid():
        raise Invalid("export-question")


def key_in(said: str) -> int:
    """The id that an address says; 0, which nothing has, for anything else."""
    return int(said) if said.isascii() and said.isdecimal() and len(said) <= LONGEST_KEY else 0


def keys_of(rows: QuerySet[Any]) -> Iterator[int]:
    """Ids in the order of the rows, read as they come."""
    return rows.values_list("pk", flat=True).iterator(chunk_size=CHUNK)


def in_order(rows: Iterable[M], keys: Sequence[int]) -> list[M]:
    """The rows in the order of their ids; those that are not there are left out."""
    found = {row.pk: row for row in rows}
    return [found[key] for key in keys if key in found]


def of_lines(
    here: Here,
    heads: Sequence[Head],
    lines: Sequence[L],
    cells: Callable[[L], Sequence[Value]],
    said: Sequence[tuple[str, str]] = (),
    asked: str = "",
) -> Found:
    """A list so short that it is read at once each time; it may have become shorter meanwhile."""
    return Found(
        heads=heads,
        count=lambda: len(lines),
        keys=lambda: range(len(lines)),
        rows=lambda keys: [cells(lines[key]) for key in keys if key < len(lines)],
        scope=scope_of(here),
        said=said,
        asked=asked,
    )


def in_words(form: forms.Form, names: Iterable[str]) -> list[tuple[str, str]]:
    """What the filter says, each with the label of its field."""
    said = [(form.fields[name], form.cleaned_data.get(name)) for name in names if name in form.fields]
    return [(str(field.label), _words(field, value)) for field, value in said if value not in (None, "")]


def in_keys(form: forms.Form, names: Iterable[str]) -> str:
    """The same for the record: choices and days by their keys, of words that were searched for only that they were."""
    given = [(name, form.cleaned_data.get(name)) for name in names]
    return short(
        f"{name}:{value}" if isinstance(form.fields[name], forms.ChoiceField) or _is_key(value) else name
        for name, value in given
        if value not in (None, "")
    )


def administering(asking: Asking) -> Here:
    """The desk of who asks for a list of the settings; raises NotFound for who does not administer."""
    here = here_for(asking)
    require(here.may(May.ADMINISTER))
    return here


def year_of(asking: Asking, first: int = FIRST, last: int = LAST) -> int:
    """The B.E. year that the address says; raises Invalid for none."""
    year = key_in(asking.said.get("year", ""))
    if not first <= year <= last:
        raise Invalid("export-question")
    return year


def short(parts: Iterable[str]) -> str:
    """As many of the parts of a filter as the record keeps, none of them cut."""
    kept = ""
    for said in parts:
        if len(kept) + len(said) < MOST_ASKED:
            kept = f"{kept} {said}".strip()
    return kept


def day_words(day: date) -> str:
    """ "9 เมษายน 2569" in the reader's language."""
    return long_date(day, english=get_language() == "en")


def _is_key(value: object) -> bool:
    return isinstance(value, int | date)


def _words(field: forms.Field, value: Any) -> str:
    if isinstance(field, forms.ChoiceField):
        return dict(_flat(field.choices)).get(str(value), str(value))
    return day_words(value) if isinstance(value, date) else str(value)


def _flat(choices: Any) -> Iterator[tuple[str, str]]:
    for key, label in choices:
        if isinstance(label, list | tuple):
            yield from _flat(label)
        else:
            yield str(key), str(label)
