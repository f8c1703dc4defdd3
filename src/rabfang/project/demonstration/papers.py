"""The demonstration's papers: pages drawn like a letter written by hand, taken in by the same actions as real ones."""

import io
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw, ImageFont

from rabfang.agencies.models import Agency
from rabfang.cases.actors import Actor
from rabfang.channels.paper.actions import Typed, begin, put_aside, save
from rabfang.channels.paper.queries import pages_of
from rabfang.documents.actions import accept_all
from rabfang.letters.paper.characters import FONTS

SIZE, EDGE, LINE, LETTERS = (620, 877), 56, 44, 23  # A4 at 75 dots an inch
SHEET, RULE, INK = (250, 247, 236), (205, 216, 228), (36, 52, 120)


@dataclass(frozen=True)
class OnPaper:
    """One paper: when it came (in working days before today), who took it in, the lines of its pages.

    `checked` pages, from the first, have their words typed and checked; with `aside` it is put aside for that reason.
    """

    name: str
    days_ago: int
    at: str
    by: str
    channel: str
    pages: list[list[str]]
    sender: str = ""
    address: str = ""
    envelope_number: str = ""
    letter_date: date | None = None
    checked: int = 0
    aside: str = ""
    steps: list[object] = field(default_factory=list)


def taken_in(agency: Agency, paper: OnPaper, *, by: Actor, at: datetime) -> None:
    """Its pages come in; some are read and checked, and it waits or is put aside."""
    shots = [ContentFile(_drawn(lines), name=f"{paper.name}-{n}.jpg") for n, lines in enumerate(paper.pages, start=1)]
    said = {name: getattr(paper, name) for name in ("channel", "sender", "address", "envelope_number", "letter_date")}
    said |= {"received_at": at, "letter_number": "", "sent_by": ""}
    intake = begin(agency, by=by, at=at, files=accept_all(shots, at=at), **said)
    texts = ["\n".join(lines) for lines in paper.pages[: paper.checked]]
    typed = {page.pk: Typed(text, checked=True, had=False) for page, text in zip(pages_of(intake), texts, strict=False)}
    save(intake.pk, agency, by=by, seen=intake.version, said=said, typed=typed)
    if paper.aside:
        put_aside(intake.pk, agency, by=by, at=at, reason=paper.aside)


def _drawn(lines: Sequence[str]) -> bytes:
    """A JPEG of a ruled sheet with these lines, each a little askew, as a telephone photographs it."""
    hand = random.Random("".join(lines))  # noqa: S311 - always the same picture # nosec B311
    font = ImageFont.truetype(str(FONTS / "RabfangLaksaman-Regular.ttf"), LETTERS)
    sheet = Image.new("RGB", SIZE, SHEET)
    draw = ImageDraw.Draw(sheet)
    for top in range(2 * EDGE, SIZE[1] - EDGE, LINE):
        draw.line([(EDGE // 2, top), (SIZE[0] - EDGE // 2, top)], fill=RULE)
    for number, text in enumerate(lines, start=1):
        written = Image.new("L", (SIZE[0], 2 * LINE))
        ImageDraw.Draw(written).text((0, LINE // 2), text, font=font, fill=255)
        written = written.rotate(hand.uniform(-0.7, 0.7), resample=Image.Resampling.BILINEAR)
        where = (EDGE + hand.randint(-6, 6), 2 * EDGE + number * LINE - 2 * LINE + 8)
        sheet.paste(INK, where, written)
    out = io.BytesIO()
    sheet.rotate(hand.uniform(-1, 1), fillcolor=SHEET).save(out, "JPEG", quality=55)
    return out.getvalue()
