"""What stands on a printed page, as a reader of PDF and as an eye see it."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pypdfium2
from PIL import Image

SCALE = 0.6


def text_of(pdf: bytes) -> str:
    """What selecting everything and copying gives, pages after each other."""
    document = pypdfium2.PdfDocument(pdf)
    return "\n".join(document[page].get_textpage().get_text_range() for page in range(len(document)))


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page."""
    document = pypdfium2.PdfDocument(pdf)
    return [document[page].get_textpage().get_text_range() for page in range(len(document))]


def pictures_of(pdf: bytes) -> list[Image.Image]:
    """Each page, small and grey."""
    document = pypdfium2.PdfDocument(pdf)
    return [document[page].render(scale=SCALE).to_pil().convert("L") for page in range(len(document))]


def boxes_of(pdf: bytes) -> Iterator[tuple[int, str, float, float]]:
    """Page, character, left and right edge in points of every character seen."""
    document = pypdfium2.PdfDocument(pdf)
    for number in range(len(document)):
        text = document[number].get_textpage()
        for place in range(text.count_chars()):
            character = text.get_text_range(place, 1)
            if character.strip():
                left, _, right, _ = text.get_charbox(place)
                yield number + 1, character, left, right


def stray_ends_of(pdf: bytes) -> list[str]:
    """The ends of lines that copying puts between letters which stand beside each other."""
    found = []
    document = pypdfium2.PdfDocument(pdf)
    for number in range(len(document)):
        text = document[number].get_textpage()
        every = text.get_text_range()
        for end in re.finditer(r"\S(?=(\r\n)\S)", every):
            before, after = text.get_charbox(end.start(), loose=True), text.get_charbox(end.end() + 2, loose=True)
            level = before[1] < after[3] and after[1] < before[3]
            if level and abs(after[0] - before[2]) < 3:
                found.append(every[max(0, end.start() - 10) : end.end() + 10])
    return found


def stands_in(source: str, text: str) -> bool:
    """Whether the text holds the source, exactly but for the ends of lines."""
    end = r"(?:\s*\n)?"
    pattern = "".join(r"(?: ?\s*\n| )" if character == " " else re.escape(character) + end for character in source)
    return re.search(pattern, text.replace("\r\n", "\n")) is not None


def words_of(part: Any, *, without: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Name and text of every field of a document, the inner ones too."""
    for field in fields(part) if is_dataclass(part) else ():
        value = getattr(part, field.name)
        if field.name in without:
            continue
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, str) and one:
                yield field.name, one
            else:
                yield from words_of(one, without=without)
