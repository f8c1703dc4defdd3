"""A batch is stopped: letters that are made stay, the others are not made."""

from django.db import transaction

from rabfang.agencies.models import Agency
from rabfang.cases.actors import Actor
from rabfang.core.errors import Conflict
from rabfang.letters.batches import RUNNING, held_batch, require_batch
from rabfang.letters.models import LetterBatch


def stop_batch(batch: LetterBatch, agency: Agency, *, by: Actor) -> LetterBatch:
    """Stops it; the worker then joins what was made. Raises NotFound, Conflict "batch-ended"."""
    require_batch(by, agency, batch)
    with transaction.atomic():
        row = held_batch(batch.pk)
        if row.state not in RUNNING:
            raise Conflict("batch-ended")
        row.state = LetterBatch.State.STOPPED
        row.save(update_fields=["state"])
    return row
