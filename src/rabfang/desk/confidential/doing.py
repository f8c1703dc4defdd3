"""Carrying out a verb on a confidential case: its words are sealed by the heart, its files here, in memory."""

from typing import Any

from django.db import transaction

from rabfang.cases.perform import perform
from rabfang.desk.confidential.reading import Unsealed
from rabfang.desk.verbs.base import FILES, VerbForm
from rabfang.documents.preparing import prepare_all
from rabfang.vault.files import seal_files


def carry_out(case: Unsealed, form: VerbForm, seen: int | None) -> None:
    """Does what the form says. Raises what `perform` raises, and FilesRefused."""
    verb = form.situation.verb
    with prepare_all(form.uploads(), in_memory=True) as prepared, transaction.atomic():
        files = tuple(seal_files(case.box.box, prepared, at=case.here.at))
        kept: dict[str, Any] = {"files": files} if FILES in form.fields else {}
        perform(case.case.pk, verb, by=case.here.actor, at=case.here.at, seen=seen, **form.facts(), **kept)
