"""Every text is there in both languages, in letters its reader can read."""

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from rabfang.procedures.places import at
from rabfang.procedures.problems import Problem, problem
from rabfang.procedures.schema import Procedure, Words
from rabfang.thai.text import clean, foreign_letters, has_visible

Problems = Iterator[Problem]


def texts_can_be_read(procedure: Procedure) -> Problems:
    """Both languages have something to see, on one line, without unseen characters."""
    for where, words in _texts("", procedure):
        for language, text in (("th", words.th), ("en", words.en)):
            if not has_visible(text):
                yield problem(
                    at(where, language),
                    ("ข้อความว่าง", "The text is empty"),
                    ("ใส่ข้อความที่มองเห็นได้", "Write something that can be seen"),
                )
            elif text != clean(text) or len(text.splitlines()) > 1:
                yield problem(
                    at(where, language),
                    (
                        "มีอักขระที่มองไม่เห็น ช่องว่างหัวท้าย หรือขึ้นบรรทัดใหม่",
                        "Unseen characters, outer spaces or a new line",
                    ),
                    (f"เขียนบรรทัดเดียวว่า “{_one_line(text)}”", f'Write on one line: "{_one_line(text)}"'),
                )


def thai_is_written_in_thai(procedure: Procedure) -> Problems:
    """No letter of another script stands in a Thai text; the source of S0 has Lao ones that look Thai."""
    for where, words in _texts("", procedure):
        strange = foreign_letters(words.th)
        if strange:
            names = ", ".join(dict.fromkeys(f"{letter.char} ({letter.script})" for letter in strange))
            yield problem(
                at(where, "th"),
                (f"มีอักษรที่ไม่ใช่อักษรไทย: {names}", f"Letters that are not Thai: {names}"),
                ("พิมพ์คำนั้นใหม่ด้วยอักษรไทย", "Type the word again in Thai letters"),
            )


def english_is_not_thai(procedure: Procedure) -> Problems:
    """An English text has no Thai letter: it would be a text left untranslated."""
    for where, words in _texts("", procedure):
        if any("\u0e01" <= character <= "\u0e5b" for character in words.en):
            yield problem(
                at(where, "en"),
                ("มีอักษรไทยในข้อความภาษาอังกฤษ", "Thai letters in the English text"),
                ("แปลข้อความเป็นภาษาอังกฤษ", "Translate it into English"),
            )


def _texts(where: str, part: object) -> Iterator[tuple[str, Words]]:
    """Every text within a part, with its place."""
    if isinstance(part, Words):
        yield where, part
    elif isinstance(part, BaseModel):
        for name in type(part).model_fields:
            yield from _texts(at(where, name) if where else name, getattr(part, name))
    elif isinstance(part, Mapping):
        for name, value in part.items():
            yield from _texts(at(where, name), value)
    elif isinstance(part, tuple):
        for order, value in enumerate(part, 1):
            key = getattr(value, "key", None) or getattr(value, "action", None) or f"#{order}"
            yield from _texts(f"{where}[{key}]", value)


def _one_line(text: str) -> str:
    return " ".join(clean(text).split())
