"""The letters of a batch become one file for the printer, and the batch has ended."""

import logging
import tempfile
from collections.abc import Iterator
from datetime import datetime
from typing import BinaryIO, cast

from django.conf import settings
from django.db import transaction

from rabfang.documents.actions import store_made
from rabfang.documents.kinds import PDF
from rabfang.documents.limits import MEGABYTE
from rabfang.documents.queries import open_original
from rabfang.letters.batches import RUNNING, held_batch
from rabfang.letters.models import Letter, LetterBatch
from rabfang.letters.paper import CannotPrint
from rabfang.letters.paper.joining import NotOurs, join
from rabfang.letters.printing import pdf_of

log = logging.getLogger(__name__)

AT_ONCE = 50


def join_batch(pk: int, at: datetime) -> None:
    """Joins what was made and ends the batch; leaves alone one that has letters waiting, or has ended.

    Written to a temporary file, outside of a transaction: nobody waits for it, and memory stays that of one letter.
    """
    with tempfile.SpooledTemporaryFile(MEGABYTE, dir=settings.FILE_UPLOAD_TEMP_DIR) as opened:
        content = cast(BinaryIO, opened)
        pages = _joined(pk, content)
        with transaction.atomic():
            batch = held_batch(pk)
            if batch.ended_at is not None or _more_to_make(batch):
                return
            if pages:
                batch.file = store_made(content, f"letters-{pk}.pdf", PDF, at=at)
            if batch.state != LetterBatch.State.STOPPED:
                batch.state = LetterBatch.State.DONE
            batch.ended_at = at
            batch.save(update_fields=["file", "state", "ended_at"])


def _joined(pk: int, content: BinaryIO) -> int:
    """How many pages were joined; none when a letter's file is gone or damaged, which `rabfang verify` names."""
    try:
        return join(_pdfs(pk), content)
    except (NotOurs, FileNotFoundError):
        log.exception("the letters of batch %s cannot be joined", pk)
        return 0


def _more_to_make(batch: LetterBatch) -> bool:
    return batch.state in RUNNING and batch.items.filter(state="waiting").exists()


def _pdfs(pk: int) -> Iterator[bytes]:
    """Each letter as it was issued, in order; a draft as it is now, one that was called off not at all."""
    letters = Letter.objects.filter(batch_item__batch=pk).exclude(state="cancelled").order_by("batch_item__number")
    for letter in letters.select_related("agency", "file").iterator(chunk_size=AT_ONCE):
        if letter.file is not None:
            with open_original(letter.file) as content:
                yield content.read()
        else:
            try:
                yield pdf_of(letter)
            except CannotPrint:
                continue  # its page on the desk says why
