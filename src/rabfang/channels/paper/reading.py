"""The worker's duty: takes PDFs apart into sheets and reads pages, a few each round, until none is left.

A page is claimed by a conditional update for a while; a worker that dies leaves it to be claimed again. Three tries,
then it is for the officer to type.
"""

import io
import logging
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from django.db import transaction
from django.db.models import F

from rabfang.channels.models import PaperIntake, PaperPage
from rabfang.channels.paper.actions import MOST_PAGES
from rabfang.channels.paper.held import numbered
from rabfang.channels.paper.programs import CannotRead, can_open_sheets, can_read, open_sheets, read_text
from rabfang.channels.paper.queries import pages_of
from rabfang.channels.paper.upright import upright
from rabfang.documents.actions import store_made
from rabfang.documents.kinds import JPEG
from rabfang.documents.queries import open_original
from rabfang.documents.scanning import INFECTED, FileHeld

log = logging.getLogger(__name__)

A_ROUND = 3  # pages: some seconds, for which the worker's other duties wait
TRIES = 3
CLAIMED = timedelta(minutes=5)
State = PaperPage.State


def read_pages(at: datetime) -> int:
    """Reads pages that wait, at most A_ROUND of them; returns how many. None where the programs are missing."""
    rows = PaperPage.objects.filter(next_at__lte=at, intake__state=PaperIntake.State.OPEN)
    if not can_read():
        rows = rows.filter(picture__isnull=True)
    if not can_open_sheets():
        rows = rows.filter(picture__isnull=False)
    return sum(_look_at(pk, at) for pk in list(rows.order_by("next_at", "pk").values_list("pk", flat=True)[:A_ROUND]))


def _look_at(pk: int, at: datetime) -> bool:
    claimed = PaperPage.objects.filter(pk=pk, next_at__lte=at).update(next_at=at + CLAIMED, attempts=F("attempts") + 1)
    if not claimed:
        return False
    page = PaperPage.objects.select_related("source", "picture").filter(pk=pk).first()
    if page is None:
        return False  # taken out at this moment
    if page.attempts > TRIES:
        return _settle(page, State.FAILED)
    try:
        return _take_apart(page, at) if page.picture is None else _read(page)
    except FileHeld as held:
        return _settle(page, State.FAILED) if held.state == INFECTED else _wait(page)
    except CannotRead as error:
        log.warning("page %s cannot be read: %s", page.pk, error)
        return _settle(page, State.FAILED)


def _wait(page: PaperPage) -> bool:
    """The scanner has not been asked about it yet: it comes again when the claim ends, and this was no try."""
    PaperPage.objects.filter(pk=page.pk).update(attempts=F("attempts") - 1)
    return False


def _read(page: PaperPage) -> bool:
    if page.picture is None:
        raise CannotRead("no picture")
    return _settle(page, State.READ, read_text(upright(page.picture, page.turned)))


def _settle(page: PaperPage, state: str, draft: str = "") -> bool:
    """Notes what was read, unless the page was turned or taken out meanwhile: then it waits to be read again."""
    same = PaperPage.objects.filter(pk=page.pk, turned=page.turned, next_at=page.next_at)
    return bool(same.update(state=state, draft=draft, next_at=None))


def _take_apart(page: PaperPage, at: datetime) -> bool:
    """Each sheet of the PDF becomes a page, where the PDF stood."""
    with tempfile.TemporaryDirectory(prefix="rabfang-sheets-") as name:
        folder = Path(name)
        pdf = folder / "paper.pdf"
        with open_original(page.source) as content:
            pdf.write_bytes(content.read())
        sheets = open_sheets(pdf, folder, MOST_PAGES)
        with transaction.atomic():
            return _sheets_kept(page, sheets, at)


def _sheets_kept(page: PaperPage, sheets: list[Path], at: datetime) -> bool:
    intake = PaperIntake.objects.select_for_update().get(pk=page.intake_id)
    pages = pages_of(intake)
    place = next((place for place, one in enumerate(pages) if one.pk == page.pk), None)
    if place is None or pages[place].picture is not None or intake.state != PaperIntake.State.OPEN:
        return False
    first = pages.pop(place)
    room = MOST_PAGES - len(pages)
    made = [
        PaperPage(intake=intake, position=0, source=first.source, sheet=number, turned=first.turned, next_at=at)
        for number in range(1, min(len(sheets), room) + 1)
    ]
    made[0] = first
    for number, (one, sheet) in enumerate(zip(made, sheets, strict=False), start=1):
        name = f"{Path(first.source.name).stem}-{number}.jpg"
        one.picture = store_made(io.BytesIO(sheet.read_bytes()), name, JPEG, at=at)
        one.sheet, one.state, one.attempts, one.next_at = number, State.WAITING, 0, at
        one.save()
    numbered([*pages[:place], *made, *pages[place:]])
    return True
