"""A batch of letters: how far it is, what could not be made and why, the file for the printer, stopping it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rabfang.agencies.wording import refusal_text as too_many_text
from rabfang.core.errors import Conflict, Refused
from rabfang.desk.access import Here, officer_page
from rabfang.desk.exports import export
from rabfang.desk.letters.reading import rows
from rabfang.desk.navigation import show
from rabfang.documents.serving import file_response
from rabfang.letters.actions.stop_batch import stop_batch
from rabfang.letters.batches import RUNNING, Progress, may_read_all, progress_of, visible_batches
from rabfang.letters.kinds import KINDS
from rabfang.letters.models import BatchItem, LetterBatch
from rabfang.letters.refusals import refusal_text
from rabfang.letters.rights import visible_letters

SECONDS = 5  # between looks at a batch at work; the worker's rounds are as far apart
RECENT = 5
TONES = {
    LetterBatch.State.WAITING: "waiting",
    LetterBatch.State.WORKING: "active",
    LetterBatch.State.DONE: "good",
    LetterBatch.State.STOPPED: "neutral",
}


@dataclass(frozen=True)
class Row:
    """One batch as lists show it."""

    batch: LetterBatch
    progress: Progress

    @property
    def title(self) -> str:
        """What sort of letters."""
        kind = KINDS.get(self.batch.kind)
        return str(kind.title) if kind else self.batch.kind

    @property
    def state(self) -> str:
        """Its state in words."""
        return str(LetterBatch.State(self.batch.state).label)

    @property
    def tone(self) -> str:
        """The colour of its tag."""
        return TONES[LetterBatch.State(self.batch.state)]

    @property
    def running(self) -> bool:
        """Whether letters are still being made."""
        return self.batch.state in RUNNING

    @property
    def ended(self) -> bool:
        """Whether nothing more will happen to it."""
        return self.batch.ended_at is not None


@officer_page
@require_safe
def batch(request: HttpRequest, here: Here, pk: int) -> HttpResponseBase:
    """The batch; while it is at work the page comes again by itself, unless `?still=1` asks it not to."""
    row = _row(_seen(here, pk))
    still = request.GET.get("still") == "1"
    failed = row.batch.items.filter(state=BatchItem.State.FAILED).select_related("case").order_by("number")
    made = visible_letters(here.actor, here.agency).filter(batch_item__batch=pk).order_by("batch_item__number")
    context: dict[str, Any] = {
        "row": row,
        "failures": _failures(here, failed),
        "letters": rows(made) if row.ended else [],
        "file": row.batch.file_id is not None and may_read_all(here.actor, row.batch),
        "seconds": SECONDS,
        "still": still,
    }
    answer = show(request, here, "letters/batch", current="desk:letters", **context)
    if not row.ended and not still:
        answer["Refresh"] = str(SECONDS)
    return answer


@officer_page
@require_safe
def batch_pdf(request: HttpRequest, here: Here, pk: int) -> HttpResponseBase:
    """All its letters as one file; 404 before there is one, and for who does not see every case of it any more."""
    found = _seen(here, pk)
    if found.file is None or not may_read_all(here.actor, found):
        raise Http404
    try:
        export(here, "letters-batch", f"#{pk}", BatchItem.objects.filter(batch=found, letter__isnull=False).count())
    except Conflict as error:
        messages.warning(request, too_many_text(error))
        return redirect("desk:batch", pk=pk)
    return file_response(found.file)


@officer_page
@require_POST
def stop(request: HttpRequest, here: Here, pk: int) -> HttpResponse:
    """Stops it; one that has ended already says so."""
    found = _seen(here, pk)
    try:
        stop_batch(found, here.agency, by=here.actor)
    except Conflict as error:
        messages.warning(request, refusal_text(error))
    else:
        messages.success(request, _("หยุดจัดทำหนังสือแล้ว หนังสือที่จัดทำไปแล้วยังอยู่"))
    return redirect("desk:batch", pk=pk)


def recent(here: Here) -> list[Row]:
    """The newest batches in sight, for the page of letters; two queries."""
    return _rows(visible_batches(here.actor, here.agency).select_related("made_by").order_by("-pk")[:RECENT])


def _seen(here: Here, pk: int) -> LetterBatch:
    related = ("agency", "made_by", "signer", "file")
    found = visible_batches(here.actor, here.agency).select_related(*related).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _row(found: LetterBatch) -> Row:
    return _rows([found])[0]


def _rows(batches: Iterable[LetterBatch]) -> list[Row]:
    found = list(batches)
    progress = progress_of(*found)
    return [Row(one, progress[one.pk]) for one in found]


def _failures(here: Here, items: QuerySet[BatchItem]) -> list[dict[str, Any]]:
    """Each with its case, and whether the officer may open that."""
    found = list(items)
    seen = set(here.cases().filter(pk__in=[item.case_id for item in found]).values_list("pk", flat=True))
    return [
        {"case": item.case, "seen": item.case_id in seen, "why": refusal_text(Refused(item.error, **item.params))}
        for item in found
    ]
