"""The signed paper comes back as a picture or PDF and is kept beside the issued letter."""

from datetime import datetime
from typing import Any

from django.core.files.base import File
from django.db import transaction

from rabfang.cases.actors import Actor
from rabfang.core.errors import Conflict, Invalid
from rabfang.documents.actions import store_all
from rabfang.documents.kinds import PDF
from rabfang.documents.preparing import prepare
from rabfang.letters.actions.changes import enter, held, save
from rabfang.letters.models import Letter, LetterEntry, State
from rabfang.letters.rights import require_issuer


def attach_scan(letter: Letter, upload: "File[Any]", *, by: Actor, at: datetime) -> Letter:
    """Keeps the scan; an earlier one stays in the letter's history.

    Raises NotFound, NotAllowed, Conflict "letter-not-issued", Invalid with field "scan".
    """
    require_issuer(by, letter)
    try:
        with prepare(upload) as prepared, transaction.atomic():
            kind = prepared.finding.media_type
            if kind is not PDF and not kind.is_picture:
                raise Invalid("scan-kind", field="scan")
            row = held(letter)
            if row.state not in (State.ISSUED, State.SENT):
                raise Conflict("letter-not-issued")
            file = store_all([prepared], at=at)[0]
            enter(row, LetterEntry.Action.SCANNED, by=by, at=at, note=file.name, file=file)
            return save(row, scan=file)
    except Invalid as problem:
        raise Invalid(problem.code, field="scan", **problem.params) from problem
