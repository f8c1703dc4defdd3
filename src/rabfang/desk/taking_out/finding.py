"""What the lists of the desk share when they are read for a file: who asks, how far they see, the filter in words."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, TypeVar

from django import forms
from django.db.models import Model, QuerySet
from django.utils.translation import get_language

from rabfang.core.errors import Invalid, NotFound
from rabfang.desk.access import Here, here_of
from rabfang.reports.exports.lists import Asking
from rabfang.thai.dates import long_date

CHUNK = 5_000
MOST_ASKED = 80  # what the record keeps of a filter
M = TypeVar("M", bound=Model)


def here_for(asking: Asking) -> Here:
    """The desk of who asks, with the rights of that moment; raises NotFound for who has none any more."""
    here = here_of(asking.officer, asking.at)
    if here is None:
        raise NotFound("not-found")
    return here


def scope_of(here: Here) -> str:
    """How far the officer sees: a file made under one scope is not handed out under another."""
    units = sorted({held.unit_id for held in here.actor.holdings if held.agency_id == here.agency.pk and held.unit_id})
    return " ".join([here.sight.value, *(f"u{unit}" for unit in units)])


def valid(form: forms.Form) -> None:
    """Raises Invalid for a filter that cannot be read."""
    if not form.is_valid():
        raise Invalid("export-question")


def keys_of(rows: QuerySet[Any]) -> Iterator[int]:
    """Ids in the order of the rows, read as they come."""
    return rows.values_list("pk", flat=True).iterator(chunk_size=CHUNK)


def in_order(rows: Iterable[M], keys: Sequence[int]) -> list[M]:
    """The rows in the order of their ids; those that are not there are left out."""
    found = {row.pk: row for row in rows}
    return [found[key] for key in keys if key in found]


def in_words(form: forms.Form, names: Iterable[str]) -> list[tuple[str, str]]:
    """What the filter says, each with the label of its field."""
    said = [(form.fields[name], form.cleaned_data.get(name)) for name in names if name in form.fields]
    return [(str(field.label), _words(field, value)) for field, value in said if value not in (None, "")]


def in_keys(form: forms.Form, names: Iterable[str]) -> str:
    """The same for the record: choices and days by their keys, of words that were searched for only that they were."""
    kept = ""
    for name in names:
        value = form.cleaned_data.get(name)
        if value in (None, ""):
            continue
        said = f"{name}:{value}" if isinstance(form.fields[name], forms.ChoiceField) or _is_key(value) else name
        if len(kept) + len(said) < MOST_ASKED:
            kept = f"{kept} {said}".strip()
    return kept


def _is_key(value: object) -> bool:
    return isinstance(value, int | date)


def _words(field: forms.Field, value: Any) -> str:
    if isinstance(field, forms.ChoiceField):
        return dict(_flat(field.choices)).get(str(value), str(value))
    if isinstance(value, date):
        return long_date(value, english=get_language() == "en")
    return str(value)


def _flat(choices: Any) -> Iterator[tuple[str, str]]:
    for key, label in choices:
        if isinstance(label, list | tuple):
            yield from _flat(label)
        else:
            yield str(key), str(label)
