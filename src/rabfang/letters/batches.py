"""Reads of batches of letters: who sees them, how far they are."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from rabfang.agencies.models import Agency
from rabfang.cases.actors import Actor
from rabfang.cases.queries import visible_cases
from rabfang.core.errors import NotFound
from rabfang.letters.models import BatchItem, LetterBatch
from rabfang.letters.rights import WRITING, sight_of
from rabfang.procedures.schema import Sees

RUNNING = (LetterBatch.State.WAITING, LetterBatch.State.WORKING)
TO_COMPLAINANTS = ("acknowledgement", "reply")  # kinds of letter that go to whoever brought the case


@dataclass(frozen=True)
class Progress:
    """How many letters of a batch are made, could not be made, and are wanted in all."""

    done: int = 0
    failed: int = 0
    all: int = 0

    @property
    def ended(self) -> int:
        """Those of which it is known what became of them."""
        return self.done + self.failed

    @property
    def left(self) -> int:
        """Those that are still to be made, or never will be when the batch was stopped."""
        return self.all - self.ended


def visible_batches(actor: Actor, agency: Agency) -> QuerySet[LetterBatch]:
    """The agency's batches the actor may see: their own, and all of them for who sees all cases."""
    sees = sight_of(actor, agency)
    found = LetterBatch.objects.filter(agency=agency)
    if sees == Sees.AGENCY:
        return found
    return found.filter(made_by=actor.officer_id) if sees in WRITING else found.none()


def require_batch(actor: Actor, agency: Agency, batch: LetterBatch) -> None:
    """Raises NotFound unless the actor sees it."""
    if not visible_batches(actor, agency).filter(pk=batch.pk).exists():
        raise NotFound("not-found")


def may_read_all(actor: Actor, batch: LetterBatch) -> bool:
    """Whether the actor still sees every case of the batch, and so may have its letters in one file."""
    if sight_of(actor, batch.agency) == Sees.AGENCY:
        return True
    cases = batch.items.values("case")
    return not cases.exclude(case__in=visible_cases(actor, batch.agency).values("pk")).exists()


def held_batch(pk: int) -> LetterBatch:
    """The batch as it is now, held until the transaction ends: its letters are made one after the other."""
    return LetterBatch.objects.select_for_update().get(pk=pk)


def progress_of(*batches: LetterBatch) -> dict[int, Progress]:
    """How far each batch is, by its id; one query."""
    counted: dict[int, dict[str, int]] = {batch.pk: {} for batch in batches}
    rows = BatchItem.objects.filter(batch__in=batches).order_by().values_list("batch", "state")
    for batch, state, count in rows.annotate(Count("pk")):
        counted[batch][state] = count
    return {
        pk: Progress(states.get("done", 0), states.get("failed", 0), sum(states.values()))
        for pk, states in counted.items()
    }
