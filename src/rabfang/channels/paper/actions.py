"""The only writers of paper that is taken in; what the machine reads is written in `reading`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from rabfang.agencies.models import Agency
from rabfang.cases.actors import Actor
from rabfang.channels.models import PaperIntake, PaperPage
from rabfang.channels.paper.held import changed, held, numbered
from rabfang.channels.paper.queries import pages_of, paper_channels, visible_intakes
from rabfang.core.errors import Conflict, Invalid, NotAllowed, NotFound
from rabfang.documents.actions import erase
from rabfang.documents.kinds import ACCEPTED, PDF
from rabfang.documents.models import StoredFile
from rabfang.thai.text import clean

MOST_PAGES = 60
SAID = ("channel", "received_at", "envelope_number", "letter_number", "letter_date", "sent_by", "sender", "address")
QUARTER, WHOLE = 90, 360


@dataclass(frozen=True)
class Typed:
    """What an officer left beside one page; `had` is whether the machine's draft already stood there."""

    text: str
    checked: bool
    had: bool


def begin(agency: Agency, *, by: Actor, at: datetime, files: Sequence[StoredFile], **said: Any) -> PaperIntake:
    """A new paper with its first pages. Raises NotAllowed or Invalid by field."""
    _check_channel(agency, by, said["channel"])
    if by.officer_id is None:
        raise NotAllowed("channel-not-yours")
    with transaction.atomic():
        intake = PaperIntake.objects.create(agency=agency, made_by_id=by.officer_id, made_at=at, **said)
        _append(intake, [], files, at)
    return intake


def add_pages(pk: int, agency: Agency, files: Sequence[StoredFile], *, by: Actor, at: datetime) -> None:
    """More pages behind those there are."""
    with transaction.atomic():
        intake = held(pk, agency, by)
        _append(intake, pages_of(intake), files, at)
        changed(intake)


def save(
    pk: int, agency: Agency, *, by: Actor, seen: int, said: Mapping[str, Any], typed: Mapping[int, Typed]
) -> PaperIntake:
    """What is said of the paper and beside its pages, by page id."""
    with transaction.atomic():
        intake = held(pk, agency, by, seen=seen)
        if said["channel"] != intake.channel:
            _check_channel(agency, by, said["channel"])
        for name in SAID:
            setattr(intake, name, said[name])
        for page in pages_of(intake):
            if page.pk in typed:
                _write(page, typed[page.pk])
        changed(intake, *SAID)
    return intake


def move(pk: int, agency: Agency, page: int, *, by: Actor, up: bool) -> None:
    """One place towards the front, or the back; at the end it stays."""
    with transaction.atomic():
        intake = held(pk, agency, by)
        pages = pages_of(intake)
        at = _place(pages, page)
        to = max(0, at - 1) if up else min(len(pages) - 1, at + 1)
        pages.insert(to, pages.pop(at))
        numbered(pages)
        changed(intake)


def turn(pk: int, agency: Agency, page: int, *, by: Actor, at: datetime) -> None:
    """A quarter to the right; the machine reads the page once more unless an officer has its words already."""
    with transaction.atomic():
        intake = held(pk, agency, by)
        row = _page(intake, page)
        row.turned = (row.turned + QUARTER) % WHOLE
        _wait(row, at)
        row.save(update_fields=["turned", "state", "attempts", "next_at"])
        changed(intake)


def read_again(pk: int, agency: Agency, page: int, *, by: Actor, at: datetime) -> None:
    """The machine reads the page once more."""
    with transaction.atomic():
        row = _page(held(pk, agency, by), page)
        _wait(row, at)
        row.save(update_fields=["state", "attempts", "next_at"])


def remove(pk: int, agency: Agency, page: int, *, by: Actor) -> None:
    """Takes a page out; its file goes with the last page that came in it."""
    with transaction.atomic():
        intake = held(pk, agency, by)
        row = _page(intake, page)
        row.delete()
        forget_files([row])
        numbered(pages_of(intake))
        changed(intake)


def put_aside(pk: int, agency: Agency, *, by: Actor, at: datetime, reason: str) -> None:
    """It is not to be registered; it stays a while, in which it can be taken up again (`erasing`)."""
    if not (why := clean(reason)):
        raise Invalid("required", field="reason")
    with transaction.atomic():
        intake = held(pk, agency, by)
        intake.state, intake.reason = PaperIntake.State.ASIDE, why
        intake.ended_by_id, intake.ended_at = by.officer_id, at
        changed(intake, "state", "reason", "ended_by", "ended_at")


def take_up(pk: int, agency: Agency, *, by: Actor) -> None:
    """A paper that was put aside is worked on again."""
    with transaction.atomic():
        intake = visible_intakes(by, agency).select_for_update().filter(pk=pk).first()
        if intake is None:
            raise NotFound("no-such-paper")
        if intake.state != PaperIntake.State.ASIDE:
            raise Conflict("paper-ended")
        if intake.erased_at is not None:
            raise Conflict("paper-erased")
        intake.state, intake.ended_by_id, intake.ended_at = PaperIntake.State.OPEN, None, None
        changed(intake, "state", "ended_by", "ended_at")


def forget_files(pages: Sequence[PaperPage]) -> None:
    """Erases the files of pages that are gone, where no other page came in them."""
    for file in {one for page in pages for one in (page.picture, page.source) if one is not None}:
        used = PaperPage.objects.filter(source=file) | PaperPage.objects.filter(picture=file)
        if not used.exists():
            erase(file)


def _check_channel(agency: Agency, by: Actor, channel: str) -> None:
    if channel not in {row.key for row in paper_channels(by, agency)}:
        raise NotAllowed("channel-not-yours")


def _append(intake: PaperIntake, pages: Sequence[PaperPage], files: Sequence[StoredFile], at: datetime) -> None:
    if len(pages) + len(files) > MOST_PAGES:
        raise Invalid("paper-too-many-pages", field="files", most=MOST_PAGES)
    for position, file in enumerate(files, start=len(pages) + 1):
        picture = ACCEPTED[file.media_type].is_picture
        if not picture and file.media_type != PDF.name:
            raise Invalid("paper-not-a-page", field="files", name=file.name)
        PaperPage.objects.create(
            intake=intake, position=position, source=file, picture=file if picture else None, next_at=at
        )


def _write(page: PaperPage, typed: Typed) -> None:
    """Keeps what was typed. A draft that came after the page was opened is not taken for words that were struck out.

    What was checked is the officer's from then on: no later reading changes it.
    """
    unseen = not page.touched and not typed.had and not typed.text and page.draft != ""
    page.checked = typed.checked and not unseen
    if not unseen and (page.checked or typed.text != page.words):
        page.text, page.touched = typed.text, True
    page.save(update_fields=["text", "touched", "checked"])


def _wait(page: PaperPage, at: datetime) -> None:
    page.state, page.attempts, page.next_at = PaperPage.State.WAITING, 0, at


def _place(pages: Sequence[PaperPage], pk: int) -> int:
    for place, page in enumerate(pages):
        if page.pk == pk:
            return place
    raise NotFound("no-such-paper")


def _page(intake: PaperIntake, pk: int) -> PaperPage:
    row = intake.pages.select_related("source", "picture").filter(pk=pk).first()
    if row is None:
        raise NotFound("no-such-paper")
    return row
