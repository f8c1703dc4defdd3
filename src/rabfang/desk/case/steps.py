"""The seven dated steps of a case with its evidence, for its page and its paper (S4-6)."""

from datetime import datetime
from typing import Any

from rabfang.desk.case.history import link
from rabfang.desk.case.reading import Opened
from rabfang.desk.letters.reading import rows
from rabfang.desk.letters.start import letters_read
from rabfang.letters.seven_steps import Happening, Record, State, seven_steps

TONES = {State.DONE: "good", State.NOT_YET: "waiting", State.NOT_NEEDED: "neutral"}


def record_of(case: Opened) -> Record:
    """What this officer may read of the case."""
    letters = [row.letter for row in letters_read(case)]
    return Record(case.case, case.procedure, case.events, case.texts, case.files, case.names, letters)


def steps(case: Opened, at: datetime) -> list[dict[str, Any]]:
    """Each step with the colour of its state and links to its evidence."""
    return [
        {
            "step": step,
            "tone": TONES[step.state],
            "happened": [_shown(case, one) for one in step.happened],
            "letters": rows(step.letters),
        }
        for step in seven_steps(record_of(case), at)
    ]


def _shown(case: Opened, one: Happening) -> dict[str, Any]:
    files = [{**link(case, row), "picture": bool(row.file.shown_path)} for row in one.files]
    return {"done": one, "files": files}
