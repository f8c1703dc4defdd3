"""How many letters one core prints in a second, and whether its memory stays flat."""

import os
import resource
import time
from dataclasses import replace

from rabfang.letters.paper import to_docx, to_pdf
from rabfang.letters.paper.content import OfficialLetter
from rabfang.letters.tests.examples import BOOK, LETTER

LETTERS = 500
AIM = 20
ROWS = 1000


def measure() -> None:
    """Prints letters a second as PDF (aim: 20) and as DOCX, and how memory grows from 50 letters to all."""
    every = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(every)})
    try:
        _measure_on_one_core()
    finally:
        os.sched_setaffinity(0, every)


def _measure_on_one_core() -> None:
    to_pdf(LETTER)
    began = time.perf_counter()
    early = 0
    for number in range(LETTERS):
        to_pdf(_letter(number))
        early = _memory() if number == LETTERS // 10 else early
    rate = LETTERS / (time.perf_counter() - began)
    print(
        f"{rate:.0f} letters/s as PDF (aim {AIM}); memory {early} MB after 50, {_memory()} MB at most after {LETTERS}"
    )
    began = time.perf_counter()
    for number in range(LETTERS // 10):
        to_docx(_letter(number))
    print(f"{LETTERS / 10 / (time.perf_counter() - began):.0f} letters/s as DOCX")
    began = time.perf_counter()
    pages = to_pdf(replace(BOOK, entries=(BOOK.entries * (ROWS // len(BOOK.entries) + 1))[:ROWS]))
    print(f"a register of {ROWS} lines in {time.perf_counter() - began:.1f} s, {len(pages) // 1024} KB")


def _letter(number: int) -> OfficialLetter:
    """No two alike, so that nothing kept from the one before helps."""
    paragraphs = tuple(f"{text} ({number})" for text in LETTER.paragraphs)
    return replace(LETTER, number=f"ปข 71801/{number}", addressee=f"คุณผู้ร้องที่ {number}", paragraphs=paragraphs)


def _memory() -> int:
    """The most this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
