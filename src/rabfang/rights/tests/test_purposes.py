"""Every column that can hold words about people has a purpose and a basis, or says why it is not personal."""

from django.apps import apps
from django.db import models

from rabfang.cases.models import Case
from rabfang.rights.purposes import BASES, not_personal, purposes

WORDS = (models.CharField, models.TextField, models.JSONField)


def columns(table: str) -> set[str]:
    """The columns of a table that hold words."""
    return {field.name for field in apps.get_model(table)._meta.concrete_fields if isinstance(field, WORDS)}


def test_every_column_of_words_is_accounted_for() -> None:
    kept = {column for purpose in purposes() for column in purpose.columns}
    tables = {column.rpartition(".")[0] for column in kept}
    assert tables == set(not_personal())
    for table in sorted(tables):
        personal = {column.rpartition(".")[2] for column in kept if column.rpartition(".")[0] == table}
        assert personal | set(not_personal()[table]) == columns(table), table
        assert not personal & set(not_personal()[table]), table


def test_every_table_that_leads_to_a_case_and_holds_words_is_listed() -> None:
    """A new table about cases cannot be forgotten: it stands in the file, or here with its reason."""
    no_people = {
        "cases.Attachment": "which file",
        "letters.LetterBatch": "what was asked for",
        "cases.Assignment": "parts of the office's work",
        "cases.Clock": "times",
        "cases.OutboxMessage": "which message, not what it says; its error is emptied when the case is erased",
        "cases.Case": "listed",
        "channels.Asking": "whether and when they were asked",
        "channels.PosterCase": "which poster",
        "channels.Notice": "which officer is told of which event",
        "reports.CaseFact": "days and keys, made of the case: what is erased there goes here with the next count",
        "reports.TimeFact": "days and keys of steps",
        "rights.Hold": "an officer's reason",
        "rights.DestructionItem": "which list",
        "rights.Tombstone": "what is left once all is gone",
        "rights.RequestCase": "which cases are asked about",
        "rights.BreachCase": "which cases are affected",
    }
    listed = set(not_personal()) | set(no_people)
    fields = Case._meta.get_fields(include_hidden=True)
    tables = [field.related_model for field in fields if field.auto_created and not field.concrete]
    about = {table._meta.label for table in tables if table and not isinstance(table, str)}
    assert {label for label in about if columns(label)} <= listed


def test_every_purpose_has_a_basis_that_is_known() -> None:
    assert {purpose.basis for purpose in purposes()} <= set(BASES)
