"""Reads of saved tables: an officer's own and those shared in their office."""

from django.db.models import Max, Q, QuerySet

from rabfang.agencies.models import Agency, Officer
from rabfang.reports.blocks import Content
from rabfang.reports.builder.question import Question
from rabfang.reports.models import Edition, SavedTable


def tables_for(officer: Officer, agency: Agency) -> QuerySet[SavedTable]:
    """By name; `newest` is the last day of the newest edition of each."""
    found = SavedTable.objects.filter(Q(officer=officer) | Q(is_shared=True), agency=agency)
    return found.select_related("officer").annotate(newest=Max("editions__until"))


def question_of(table: SavedTable) -> Question:
    """What it asks for."""
    return Question.model_validate(table.question, strict=False)


def editions_of(table: SavedTable) -> QuerySet[Edition]:
    """The newest first, without what they say."""
    return Edition.objects.filter(table=table).defer("content")


def content_of(edition: Edition) -> Content:
    """The report that it was."""
    return Content.model_validate(edition.content)
