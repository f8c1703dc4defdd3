"""English is complete: every text of the code and the pages is translated, and the compiled file is the written one."""

import ast
import gettext
import re
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation.template import templatize

SOURCE = Path(__file__).parents[2] / "src" / "rabfang"
CATALOG = SOURCE / "locale" / "en" / "LC_MESSAGES" / "django.mo"
TRANSLATE = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy"}
MARK = re.compile(r"%\((\w+)\)s|%\((\w+)\)d")
THAI = re.compile("[\u0e01-\u0e5b]")


def _texts_of(code: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in TRANSLATE:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


def _calls_in(page: str) -> Iterator[str]:
    """The calls that Django's own collector makes of a page's tags, each as a line of Python."""
    for found in re.finditer(r"""\bu?n?p?gettext\((?=\s*u?['"])|\b_\((?=\s*u?['"])""", page):
        depth, at = 0, found.end() - 1
        while True:
            literal = re.compile(r'''u?("""(?:.|\n)*?"""|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")''').match(page, at)
            at = literal.end() if literal else at + 1
            depth += 0 if literal else {"(": 1, ")": -1}.get(page[at - 1], 0)
            if depth == 0:
                break
        name = "ngettext" if "ngettext" in found.group() else "gettext"
        yield name + page[found.end() - 1 : at]


def _everything() -> set[str]:
    texts: set[str] = set()
    for path in SOURCE.rglob("*.py"):
        if "tests" not in path.parts:
            texts.update(_texts_of(path.read_text(encoding="utf-8")))
    for path in SOURCE.rglob("*.html"):
        for call in _calls_in(templatize(path.read_text(encoding="utf-8"))):
            texts.update(_texts_of(call))
    return texts


def _english() -> gettext.GNUTranslations:
    with CATALOG.open("rb") as compiled:
        return gettext.GNUTranslations(compiled)


def test_every_text_has_its_english() -> None:
    english = _english()
    texts = _everything()
    assert len(texts) > 700
    missing = [text for text in texts if THAI.search(_plain(english, text))]
    assert missing == []


def test_translations_keep_their_placeholders() -> None:
    english = _english()
    wrong = [text for text in _everything() if set(MARK.findall(text)) != set(MARK.findall(_plain(english, text)))]
    assert wrong == []


def test_the_compiled_file_is_the_written_one() -> None:
    written = CATALOG.with_suffix(".po").read_text(encoding="utf-8")
    entries = written.split("\n\n")[1:]
    assert "fuzzy" not in written
    assert [entry for entry in entries if re.search(r'msgstr(\[\d\])? ""\n*$', entry)] == []
    compiled = _english()._catalog  # type: ignore[attr-defined]  # the only way to count what a catalog holds
    assert {_key(entry) for entry in entries} == {key[0] if isinstance(key, tuple) else key for key in compiled} - {""}


def _key(entry: str) -> str:
    context = re.search(r'^msgctxt "(.*)"$', entry, re.MULTILINE)
    return (f"{context[1]}\x04" if context else "") + _message(entry)


def _message(entry: str) -> str:
    after = entry[entry.index("msgid ") + len("msgid ") :]
    lines = re.match(r'(?:"(?:[^"\\]|\\.)*"\n?)+', after)
    return "".join(ast.literal_eval(line) for line in lines.group().splitlines()) if lines else ""


def _plain(english: gettext.GNUTranslations, text: str) -> str:
    single = english.gettext(text)
    return english.ngettext(text, text, 2) if single == text else single
