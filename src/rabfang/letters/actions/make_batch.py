"""An officer asks for many letters at once: what is wanted is written down, the worker makes it (`work_batches`)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from rabfang.agencies.models import Agency
from rabfang.cases.actors import Actor
from rabfang.core.clock import local_date
from rabfang.core.errors import Invalid, NotAllowed
from rabfang.letters.actions.changes import officer_of
from rabfang.letters.actions.issue import day_for
from rabfang.letters.kinds import KIND_OF_TEXT
from rabfang.letters.models import BatchItem, LetterBatch
from rabfang.letters.rights import may_issue, may_write
from rabfang.letters.signers import Signer, signers

MOST_LETTERS = 500  # half a minute's work, and a pile that one person can sign and post in a day


@dataclass(frozen=True)
class Wanted:
    """One letter wanted: about which case (its id), with which text, to which of its parts if to one."""

    case: int
    text: str
    part: int | None = None


def make_batch(
    agency: Agency,
    wanted: Sequence[Wanted],
    *,
    by: Actor,
    at: datetime,
    asked: UUID,
    numbered: bool = False,
    dated: date | None = None,
    signer: Signer | None = None,
) -> LetterBatch:
    """Writes down the letters wanted, in their order; all of one kind.

    asked: a number of the form's own: asked for twice, there is one batch. numbered: each is issued at once and bears
    `dated`, today when empty. signer: one of those who may sign today; the maker when empty.

    Whether the maker sees each case is looked at when its letter is made. Raises NotAllowed, Invalid: "no-such-text",
    "nothing-wanted", "too-many-letters", "signer-unknown", and those of the date.
    """
    _require_right(by, agency, numbered=numbered)
    kinds = {KIND_OF_TEXT[one.text].key for one in wanted if one.text in KIND_OF_TEXT}
    if len(kinds) > 1 or any(one.text not in KIND_OF_TEXT for one in wanted):
        raise Invalid("no-such-text", field="text")
    if not wanted:
        raise Invalid("nothing-wanted")
    if len(wanted) > MOST_LETTERS:
        raise Invalid("too-many-letters", count=len(wanted), most=MOST_LETTERS)
    if signer is not None and signer not in signers(agency, local_date(at)):
        raise Invalid("signer-unknown", field="signer")
    with transaction.atomic():
        batch, fresh = LetterBatch.objects.get_or_create(
            asked=asked,
            made_by_id=officer_of(by),
            defaults={
                "agency": agency,
                "kind": kinds.pop(),
                "numbered": numbered,
                "dated": day_for(dated, local_date(at)) if numbered else None,
                "signer_id": signer.officer_id if signer else None,
                "acting_for": signer.acting_for if signer else "",
                "made_at": at,
            },
        )
        if fresh:
            BatchItem.objects.bulk_create(
                BatchItem(batch=batch, number=number, case_id=one.case, part=one.part, text=one.text)
                for number, one in enumerate(dict.fromkeys(wanted), 1)
            )
    return batch


def _require_right(by: Actor, agency: Agency, *, numbered: bool) -> None:
    if not may_write(by, agency):
        raise NotAllowed("letter-not-yours")
    if numbered and not may_issue(by, agency):
        raise NotAllowed("issuing-not-yours")
