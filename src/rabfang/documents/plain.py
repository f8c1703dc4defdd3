"""Plain text and CSV: UTF-8, UTF-16 with a mark, or the Thai one-byte encodings; never markup or a script."""

import codecs
import re

from rabfang.core.errors import Invalid
from rabfang.documents.kinds import CSV, TEXT, MediaType

# Text has tabs, line ends and form feeds; any other control character means that it is something else.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
# Markup, scripts with an interpreter line, rich text, PostScript, mail archives of web pages.
NOT_PLAIN = re.compile(r"\s*(?:<|#!|\{\\rtf|%!PS|MIME-Version:)", re.IGNORECASE)
SUFFIXES = {"": TEXT, ".txt": TEXT, ".csv": CSV}


def identify(content: bytes, suffix: str) -> MediaType:
    """TEXT or CSV.

    The name decides here, but only to refuse: `.js`, `.bat`, `.reg` are text in form and programs in effect.
    Raises Invalid file-kind-not-accepted.
    """
    decoded = _decoded(content)
    if suffix not in SUFFIXES or decoded is None or CONTROL.search(decoded) or NOT_PLAIN.match(decoded):
        raise Invalid("file-kind-not-accepted")
    return SUFFIXES[suffix]


def _decoded(content: bytes) -> str | None:
    marked = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    # cp874 is TIS-620 with the few signs that Windows added; a file that is neither is not Thai text.
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp874"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None
