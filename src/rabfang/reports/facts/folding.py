"""Facts follow the register: marked cases are read anew and the difference goes into the counts.

An office's facts are written by one at a time, who holds its `Folding` row; what happens to cases meanwhile leaves
marks of its own and waits for nobody.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from rabfang.agencies.calendar import calendar_of
from rabfang.agencies.models import Agency
from rabfang.reports.facts.adding import Length, Slot, counted, spread
from rabfang.reports.facts.making import facts_of
from rabfang.reports.facts.reading import read
from rabfang.reports.facts.writing import add_counts, add_lengths
from rabfang.reports.models import CaseFact, Folding, Mark, TimeFact

BATCH = 500

Facts = tuple[CaseFact, list[TimeFact]]


def fold_waiting(at: datetime) -> int:
    """The worker's duty: the marked cases of every office; returns how many were read anew."""
    offices = Mark.objects.order_by("agency_id").values_list("agency_id", flat=True).distinct()
    return sum(fold(agency_id) for agency_id in list(offices))


def fold(agency_id: int, most: int | None = None) -> int:
    """Brings the facts of one office up to what is committed, or up to about `most` cases; returns how many it read."""
    done = 0
    while (most is None or done < most) and (folded := _fold_batch(agency_id)):
        done += folded
    return done


@dataclass
class _Difference:
    """What the counts change by, and which facts do."""

    slots: Counter[Slot] = field(default_factory=Counter)
    lengths: Counter[Length] = field(default_factory=Counter)
    gone: list[int] = field(default_factory=list)
    made: list[Facts] = field(default_factory=list)

    def note(self, case_id: int, before: Facts | None, after: Facts | None) -> None:
        if before and after and _said(before) == _said(after):
            return
        if before:
            self.slots.subtract(counted(*before))
            self.lengths.subtract(spread(*before))
            self.gone.append(case_id)
        if after:
            self.slots.update(counted(*after))
            self.lengths.update(spread(*after))
            self.made.append(after)


def _fold_batch(agency_id: int) -> int:
    """The next marked cases of one office, in one transaction; returns how many marks it took away."""
    with transaction.atomic():
        if not Mark.objects.filter(agency_id=agency_id).exists():
            return 0
        Folding.objects.bulk_create([Folding(agency_id=agency_id)], ignore_conflicts=True)
        Folding.objects.select_for_update().get(pk=agency_id)
        marks = dict(Mark.objects.filter(agency_id=agency_id).order_by("pk").values_list("pk", "case_id")[:BATCH])
        _write(agency_id, _difference(agency_id, sorted(set(marks.values()))))
        Mark.objects.filter(pk__in=marks).delete()
    return len(marks)


def _difference(agency_id: int, ids: Sequence[int]) -> _Difference:
    calendar = calendar_of(Agency.everywhere.select_related("confidential_of").get(pk=agency_id))
    before = _stored(ids)
    difference = _Difference()
    for material in read(ids):
        case_id = material.case["pk"]
        difference.note(case_id, before.get(case_id), facts_of(material, calendar))
    return difference


def _stored(ids: Sequence[int]) -> dict[int, Facts]:
    times: dict[int, list[TimeFact]] = defaultdict(list)
    for time in TimeFact.objects.filter(case__in=ids).order_by("pk"):
        times[time.case_id].append(time)
    return {fact.case_id: (fact, times[fact.case_id]) for fact in CaseFact.objects.filter(case__in=ids)}


def _write(agency_id: int, difference: _Difference) -> None:
    TimeFact.objects.filter(case__in=difference.gone).delete()
    CaseFact.objects.filter(case__in=difference.gone).delete()
    CaseFact.objects.bulk_create(fact for fact, _times in difference.made)
    TimeFact.objects.bulk_create(time for _fact, times in difference.made for time in times)
    add_counts(agency_id, difference.slots)
    add_lengths(agency_id, difference.lengths)


def _said(facts: Facts) -> tuple[object, ...]:
    fact, times = facts
    fields = [one.attname for one in CaseFact._meta.concrete_fields]
    parts = [one.attname for one in TimeFact._meta.concrete_fields if not one.primary_key]
    said = [tuple(getattr(time, name) for name in parts) for time in times]
    return (*(getattr(fact, name) for name in fields), sorted(said, key=str))
