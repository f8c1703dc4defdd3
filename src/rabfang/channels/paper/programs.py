"""The two programs that look at paper: one reads letters in a picture, one makes pictures of a PDF's sheets.

Both get a stranger's file, so each runs as a process of its own with little time, memory and room to write. An office
without them works as well: pages are then typed by hand.
"""

import os
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

from rabfang.thai.text import clean

READER, SHEETS = "tesseract", "pdftoppm"
THAI = "tha"
SECONDS = 60
MEMORY = 1_500_000_000  # bytes
WRITTEN = 50_000_000  # bytes of one file
LONGEST_TEXT = 10_000  # characters of a page; a full page of typing has some four thousand
SIDE = 2560  # pixels of a sheet's longer side, as of every picture that is shown
APART = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32")  # the reader writes the two halves of SARA AM


class CannotRead(Exception):
    """The program found nothing it could read, or took too long."""


@cache
def can_read() -> bool:
    """Whether letters in a picture can be read here, Thai ones among them."""
    if shutil.which(READER) is None:
        return False
    try:
        return THAI in _run([READER, "--list-langs"]).decode("utf-8", "replace").split()
    except CannotRead:
        return False


@cache
def can_open_sheets() -> bool:
    """Whether the sheets of a PDF can be shown as pictures here."""
    return shutil.which(SHEETS) is not None


def read_text(picture: bytes) -> str:
    """What the machine makes of a picture of a page, one character in ten wrong. Raises CannotRead."""
    said = _run([READER, "stdin", "stdout", "-l", THAI, "--psm", "3"], picture)
    text = APART.sub("\\1\u0e33", said.decode("utf-8", "replace"))
    return clean(re.sub(r"\n{3,}", "\n\n", text))[:LONGEST_TEXT]


def open_sheets(pdf: Path, folder: Path, most: int) -> list[Path]:
    """The first `most` sheets of a PDF as JPEG files in the folder, in order. Raises CannotRead."""
    _run([SHEETS, "-jpeg", "-scale-to", str(SIDE), "-l", str(most), str(pdf), str(folder / "sheet")])
    found = sorted(folder.glob("sheet-*.jpg"))
    if not found:
        raise CannotRead("no sheets")
    return found


def _run(command: list[str], given: bytes = b"") -> bytes:
    limit = shutil.which("prlimit")
    limited = [limit, f"--as={MEMORY}", f"--cpu={SECONDS}", f"--fsize={WRITTEN}", "--"] if limit else []
    try:
        done = subprocess.run(
            [*limited, *command],
            input=given,
            capture_output=True,
            timeout=SECONDS,
            check=True,
            env={"OMP_THREAD_LIMIT": "1", "LC_ALL": "C.UTF-8", **_kept()},
        )
    except (subprocess.SubprocessError, OSError) as error:
        raise CannotRead(type(error).__name__) from error
    return done.stdout


def _kept() -> dict[str, str]:
    """Where programs and their data are found; nothing else of this process's surroundings, which hold secrets."""
    return {name: value for name in ("PATH", "TESSDATA_PREFIX", "LD_LIBRARY_PATH") if (value := os.environ.get(name))}
