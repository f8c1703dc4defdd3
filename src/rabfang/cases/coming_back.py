"""Who holds the receipt of a confidential report comes back to it, and adds what they have to say."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from rabfang.cases.actors import Actor
from rabfang.cases.confidential import opened_words
from rabfang.cases.models import Attachment, Case, CaseText, Event, Visibility
from rabfang.cases.pace import note_pace, require_pace
from rabfang.cases.perform import perform
from rabfang.documents.preparing import Prepared
from rabfang.procedures.schema import CITIZEN, CLOCK
from rabfang.thai.text import clean, has_visible
from rabfang.vault.files import OpenFile, open_file, seal_files
from rabfang.vault.models import Desk
from rabfang.vault.opening import OpenBox, open_by_receipt
from rabfang.vault.queries import box_by_receipt


@dataclass(frozen=True, repr=False)
class Known:
    """A case whose receipt was shown, and its box, open for as long as one request."""

    case: Case
    box: OpenBox


def come_back(desk: Desk, typed: str, *, at: datetime) -> Known | None:
    """The case that the digits lead to; None when they lead to none, after the same work.

    Raises TooManyTries after too many wrong ones at the desk, whoever typed them: nobody's address is known here.
    """
    bucket = f"receipt:{desk.pk}"
    require_pace(bucket, settings.RABFANG_RECEIPT_LIMIT, at=at)
    found = box_by_receipt(desk, typed)
    if found is None:
        note_pace(bucket, settings.RABFANG_RECEIPT_LIMIT, at=at)
        return None
    box, pair = found
    return afresh(Known(Case(box=box), open_by_receipt(box.pk, pair.private)))


def afresh(known: Known) -> Known:
    """The same case as it stands now."""
    rows = Case.objects.select_related("agency", "complainant").prefetch_related("clocks", "assignments__partner")
    return Known(rows.get(box=known.box.box), known.box)


def tell(
    known: Known, verb: str, words: Mapping[str, str], files: Sequence[Prepared] = (), *, at: datetime, **chosen: str
) -> bool:
    """Does one thing that a reporter may do, with words and files that are sealed before they are stored, and with what
    they chose, which is not.

    False when it is what they told just before: a page that is sent again adds nothing. Raises Refused.
    """
    with transaction.atomic():
        case = Case.objects.select_for_update(of=("self",)).get(pk=known.case.pk)
        if _told_just_before(case, known.box, verb, words, files):
            return False
        facts: dict[str, Any] = {**words, **chosen}
        if files:
            facts["files"] = seal_files(known.box.box, files, at=at)
        perform(case, verb, by=Actor.citizen(case.pk), at=at, **facts)
    return True


def given_file(known: Known, pk: int) -> OpenFile | None:
    """A file that the office gave them. What they sent themselves is not handed out again. Raises CannotOpen."""
    rows = Attachment.objects.filter(pk=pk, case=known.case, visibility=Visibility.CITIZEN)
    row = rows.exclude(seq__in=own_events(known.case)).select_related("file").first()
    return open_file(known.box, row.file) if row else None


def own_events(case: Case) -> Iterable[int]:
    """Numbers of the events that are the reporter's own."""
    return Event.objects.filter(case=case, actor_kind=CITIZEN).values_list("seq", flat=True)


def _told_just_before(case: Case, box: OpenBox, verb: str, words: Mapping[str, str], files: Sequence[Prepared]) -> bool:
    last = Event.objects.filter(case=case).exclude(actor_kind=CLOCK).order_by("-seq").first()
    if last is None or last.actor_kind != CITIZEN or last.action != verb:
        return False
    texts = CaseText.objects.filter(case=case, seq=last.seq)
    told = {text.field: opened_words(box, text.seq, text.field, text.body) for text in texts}
    if told != {name: clean(said) for name, said in words.items() if has_visible(said)}:
        return False
    rows = Attachment.objects.filter(case=case, seq=last.seq).select_related("file")
    sent = sorted(hashlib.sha256(open_file(box, row.file).original).hexdigest() for row in rows)
    return sent == sorted(file.sha256 for file in files)
