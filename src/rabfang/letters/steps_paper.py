"""The seven dated steps of a case as a paper, with the photographs its reader may see (S4-6)."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from django.utils.translation import override

from rabfang.cases.models import Attachment
from rabfang.core.clock import local_date
from rabfang.documents.queries import open_shown
from rabfang.documents.scanning import FileHeld
from rabfang.letters.kinds import TEXT_TITLES
from rabfang.letters.models import Letter
from rabfang.letters.paper.content import DatedStep, Plate, SevenSteps, StepTaken
from rabfang.letters.registers import office_of
from rabfang.letters.seven_steps import DatedStep as Found
from rabfang.letters.seven_steps import Happening, Record, seven_steps
from rabfang.procedures.verbs import VERBS

MOST_PLATES = 20  # ten pages; the other photographs are named in the table


def steps_paper(record: Record, at: datetime) -> SevenSteps:
    """The steps as they stand at that moment. Photographs are the copies made for showing, never the originals."""
    with override("th"):
        found = seven_steps(record, at)
        plates = dict(_plates(found))
        numbers = {key: number for number, key in enumerate(plates, start=1)}
        return SevenSteps(
            office=office_of(record.case.agency),
            number=record.case.number_text,
            subject=record.case.subject,
            dated=local_date(at),
            steps=tuple(_step(step, numbers) for step in found),
            plates=tuple(plates.values()),
        )


def _plates(found: Iterable[Found]) -> Iterator[tuple[int, Plate]]:
    """The first photographs by attachment, each once though its event may belong to two steps."""
    seen: set[int] = set()
    for step in found:
        for one in step.happened:
            for row in one.files:
                if row.file.shown_path and row.pk not in seen and len(seen) < MOST_PLATES:
                    seen.add(row.pk)
                    if shown := _shown(row):
                        what = f"{VERBS[one.event.action].title} · {row.file.name}"
                        yield row.pk, Plate(shown, step.number, what, local_date(one.at))


def _shown(row: Attachment) -> bytes:
    """The picture people see; nothing while it is held, or when the store has lost it (`rabfang verify` tells)."""
    try:
        with open_shown(row.file) as file:
            picture: bytes = file.read()
    except (FileNotFoundError, FileHeld):
        return b""
    return picture


def _step(step: Found, numbers: dict[int, int]) -> DatedStep:
    taken = [*(_taken(one, numbers) for one in step.happened), *map(_written, step.letters)]
    return DatedStep(step.title, tuple(sorted(taken, key=lambda one: one.day)), step.state_text)


def _written(letter: Letter) -> StepTaken:
    """A numbered letter as evidence: what it is, its number, on its day."""
    title, reference = str(TEXT_TITLES[letter.text]), letter.reference_text
    by = letter.content.get("signer_name", "")
    return StepTaken(letter.dated or date.min, title, by, letter.subject, (reference,), ())


def _taken(one: Happening, numbers: dict[int, int]) -> StepTaken:
    return StepTaken(
        day=local_date(one.at),
        done=one.sentence,
        by=one.by,
        words=one.words,
        papers=tuple(row.file.name for row in one.files if row.pk not in numbers),
        plates=tuple(numbers[row.pk] for row in one.files if row.pk in numbers),
    )
