"""Tables that officers keep under a name, share in their office, and let be made by themselves."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from rabfang.agencies.models import Agency, Officer
from rabfang.cases.actors import Actor
from rabfang.core.clock import local_date
from rabfang.core.errors import Invalid
from rabfang.procedures.queries import NoProcedure, current
from rabfang.procedures.schema import Words
from rabfang.reports.builder.making import answer
from rabfang.reports.builder.question import Question, wrong_with
from rabfang.reports.facts.folding import fold
from rabfang.reports.models import Edition, Every, SavedTable
from rabfang.reports.rights import sees_figures_of
from rabfang.reports.tables import question_of


@dataclass(frozen=True)
class Kept:
    """Under which name a table is kept, whether the office may open it, and how often it is made by itself."""

    name: str
    is_shared: bool = False
    every: str = Every.NEVER


def save_table(agency: Agency, question: Question, kept: Kept, *, by: Officer, at: datetime) -> SavedTable:
    """Keeps a question. Invalid where it cannot be answered."""
    if wrong := wrong_with(question, local_date(at)):
        raise Invalid(wrong[1], field=wrong[0])
    said = question.model_dump(mode="json")
    since = local_date(at)
    return SavedTable.objects.create(agency=agency, officer=by, question=said, since=since, **vars(kept))


def change_table(table: SavedTable, kept: Kept, *, at: datetime) -> None:
    """Another name, shared or no more, another schedule; editions stay."""
    changed = SavedTable.objects.filter(pk=table.pk)
    if kept.every != table.every:
        changed.update(since=local_date(at))
    changed.update(**vars(kept))


def delete_table(table: SavedTable) -> None:
    """The table and its editions are gone."""
    table.delete()


def make_editions(at: datetime) -> int:
    """The worker's duty: makes each table whose week or month has ended since; returns how many.

    Only the last period that ended is made: what stood when earlier ones ended, nobody can count any more. Nothing is
    made for an officer who may not see the office's figures any more.
    """
    made = 0
    today = local_date(at)
    for every in (Every.WEEK, Every.MONTH):
        until = ended_before(every, today)
        waiting = SavedTable.objects.filter(every=every, since__lte=until).exclude(editions__until=until)
        for table in waiting.select_related("agency", "officer"):
            made += _make(table, until, at)
    return made


def ended_before(every: str, today: date) -> date:
    """The last Sunday before a day, or the last day of the month before."""
    return today - timedelta(days=today.weekday() + 1 if every == Every.WEEK else today.day)


def _make(table: SavedTable, until: date, at: datetime) -> bool:
    question = question_of(table)
    if not _may_see(table, at) or wrong_with(question, until):
        return False
    fold(table.agency_id)
    name = Words(th=table.name, en=table.name)
    content = answer(question, table.agency, name, at, until).model_dump(mode="json")
    with transaction.atomic():
        _edition, is_new = Edition.objects.get_or_create(
            table=table, until=until, defaults={"made_at": at, "content": content}
        )
    return is_new


def _may_see(table: SavedTable, at: datetime) -> bool:
    officer = table.officer
    if not officer.is_active or officer.agency_id != table.agency_id:
        return False
    try:
        _version, procedure = current(table.agency)
    except NoProcedure:
        return False
    return sees_figures_of(table.agency, Actor.officer(officer, at), procedure)
