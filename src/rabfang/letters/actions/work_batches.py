"""The worker's duty: makes the letters of batches one by one, each with its row of the batch in one transaction.

A worker that is killed leaves each letter either made, numbered and ticked off, or not begun; the next round goes on.
"""

import logging
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import DatabaseError, transaction

from rabfang.cases.actors import Actor
from rabfang.cases.models import Case
from rabfang.core.clock import local_date
from rabfang.core.errors import Invalid, NotFound, Refused
from rabfang.letters.actions.draft import begun, draft
from rabfang.letters.actions.issue import issue
from rabfang.letters.actions.join_batch import join_batch
from rabfang.letters.batches import RUNNING, held_batch
from rabfang.letters.content import Content
from rabfang.letters.kinds import KIND_OF_TEXT, Paper
from rabfang.letters.models import BatchItem, Letter, LetterBatch
from rabfang.letters.signers import Signer, signers

log = logging.getLogger(__name__)

A_ROUND = 80  # letters: two to four seconds, for which the worker's other duties wait
BATCHES = 20  # that take turns in a round, so that a short one need not wait for a long one


def make_letters(at: datetime) -> int:
    """Makes letters that are wanted, at most A_ROUND of them; returns how many of which it is now known what became."""
    waiting = list(
        LetterBatch.objects.filter(ended_at__isnull=True).order_by("pk").values_list("pk", flat=True)[:BATCHES]
    )
    return sum(_work(pk, A_ROUND // len(waiting), at) for pk in waiting)


@dataclass(frozen=True)
class _Maker:
    """Who makes a batch's letters in this round, with the rights of the day, and who signs them."""

    batch: LetterBatch
    by: Actor
    signer: Signer | None
    at: datetime

    @classmethod
    def of(cls, batch: LetterBatch, at: datetime) -> "_Maker":
        """The maker; no signer where none was chosen, or the one chosen may not sign any more."""
        by, found = Actor.officer(batch.made_by, at), signers(batch.agency, local_date(at))
        if batch.signer_id is None:
            return cls(batch, by, None, at)
        chosen = (batch.signer_id, batch.acting_for)
        return cls(batch, by, next((one for one in found if (one.officer_id, one.acting_for) == chosen), None), at)

    def letter(self, item: BatchItem) -> Letter:
        """The letter. Raises what `draft` and `issue` raise."""
        if self.batch.signer_id is not None and self.signer is None:
            raise Invalid("signer-not-today")
        agency, by, at, part = self.batch.agency, self.by, self.at, item.part
        case = Case.objects.select_related("agency", "complainant").get(pk=item.case_id)
        said = begun(agency, item.text, by=by, at=at, case=case, part=part, signer=self.signer)
        made = draft(agency, item.text, by=by, at=at, content=_inside(said, item, case), case=case, part=part)
        return issue(made, by=by, at=at, dated=self.batch.dated) if self.batch.numbered else made


def _work(pk: int, share: int, at: datetime) -> int:
    """So many letters of one batch; joins them when none is left."""
    maker = _Maker.of(LetterBatch.objects.select_related("agency", "made_by").get(pk=pk), at)
    for done in range(share):
        if not _next(maker):
            join_batch(pk, at)
            return done
    return share


def _next(maker: _Maker) -> bool:
    """The next letter of the batch, or why there is none; False when nothing is left to do or it was stopped."""
    with transaction.atomic():
        batch = held_batch(maker.batch.pk)
        item = batch.items.filter(state=BatchItem.State.WAITING).order_by("number").first()
        if batch.state not in RUNNING or item is None:
            return False
        if batch.state == LetterBatch.State.WAITING:
            batch.state = LetterBatch.State.WORKING
            batch.save(update_fields=["state"])
        _settle(item, maker)
        item.save(update_fields=["state", "letter", "error", "params"])
    return True


def _settle(item: BatchItem, maker: _Maker) -> None:
    """Makes the letter, or sets why not. What is wrong with one letter must not hold up the others for ever."""
    try:
        with transaction.atomic():
            item.letter = maker.letter(item)
        item.state = BatchItem.State.DONE
    except NotFound:
        _fail(item, "case-out-of-sight")
    except Refused as error:
        _fail(item, error.code, **error.params)
    except (DatabaseError, OSError):
        raise  # nothing is wrong with this letter: it is tried again
    except Exception:
        log.exception("letter %s of batch %s cannot be made", item.number, item.batch_id)
        _fail(item, "letter-broken")


def _fail(item: BatchItem, code: str, **params: Any) -> None:
    item.state, item.error = BatchItem.State.FAILED, code
    item.params = {name: value if isinstance(value, int) else str(value) for name, value in params.items()}


def _inside(content: Content, item: BatchItem, case: Case) -> Content:
    """As a memo when it goes to a unit of the office itself, and its kind may be one."""
    within = item.part is not None and case.assignments.filter(number=item.part, unit__isnull=False).exists()
    return content.model_copy(update={"paper": Paper.MEMO}) if within and KIND_OF_TEXT[item.text].either else content
