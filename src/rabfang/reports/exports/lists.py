"""What a list declares so that it can be taken out as a file, and the lists there are.

A list is declared where its page is (`desk.taking_out`, a report) and offered by `project/wiring.py`: the worker makes
files of lists that stand on floors above this one.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import urlencode

from rabfang.agencies.models import Officer
from rabfang.core.errors import NotFound

Value = str | int | float | date | datetime | None


class Shows(StrEnum):
    """What a column holds; decides how a cell is written."""

    TEXT = "text"
    NUMBER = "number"
    TENTHS = "tenths"  # one decimal
    DATE = "date"
    MOMENT = "moment"  # to the minute
    SECOND = "second"


@dataclass(frozen=True)
class Head:
    """A column: its heading, what it holds, how many characters wide it is opened."""

    title: str | Promise
    shows: Shows = Shows.TEXT
    width: int = 18


@dataclass(frozen=True)
class Asking:
    """Who asks for a list, with what filter (as its page's address says it), and when."""

    officer: Officer
    said: Mapping[str, str]
    at: datetime


@dataclass(frozen=True)
class Found:
    """The rows a list has for who asks.

    `keys` are the ids of its rows in their order, read through at once and once; `rows` reads some of them, and leaves
    out what has gone out of sight meanwhile. `scope` is how far the officer sees: a file begun under one is not handed
    out under another. `said` is the filter in words, `asked` by its keys, for the record: never what was searched for.
    """

    heads: Sequence[Head]
    count: Callable[[], int]
    keys: Callable[[], Iterable[int]]
    rows: Callable[[Sequence[int]], Iterable[Sequence[Value]]]
    scope: str = ""
    said: Sequence[tuple[str, str]] = ()
    asked: str = ""


@dataclass(frozen=True)
class Listing:
    """A list that can be taken out.

    `find` raises NotFound for who may not have it (any more), Invalid for a filter that cannot be read. `fields` are
    the parts of the filter that are kept; with `blanks` also those that the address gives as empty, where that says
    something. `action` is what the record calls it. `limited`: its rows count for how much an officer takes out in a
    day. `confirmed`: whoever asks shows first who they are. `page` is the address of the list with that filter.
    """

    key: str
    title: str | Promise
    fields: Sequence[str]
    find: Callable[[Asking], Found]
    action: str = "export"
    limited: bool = True
    confirmed: bool = False
    page: Callable[[Mapping[str, str]], str] | None = None
    blanks: bool = False

    def kept(self, said: Mapping[str, str]) -> dict[str, str]:
        """Of an address the parts that are this list's filter."""
        return {name: said[name] for name in self.fields if said.get(name) or (self.blanks and name in said)}


def address(name: str) -> Callable[[Mapping[str, str]], str]:
    """The page of a list by its name: for `Listing.page`."""
    return lambda said: f"{reverse(name)}?{urlencode(said)}" if said else reverse(name)


_offered: dict[str, Listing] = {}


def offer(listing: Listing) -> None:
    """Makes the list one of those that can be taken out."""
    _offered[listing.key] = listing


def listing_of(key: str) -> Listing:
    """The list of that key; raises NotFound."""
    if key not in _offered:
        raise NotFound("not-found")
    return _offered[key]
