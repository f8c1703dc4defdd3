"""Bytes of a mail as text, whatever their sender called them. Never fails."""

import codecs
import re

# What mailers write for Thai, and what is safe to look up: codecs that are no character sets are left out.
THAI = frozenset({"tis-620", "tis620", "windows-874", "cp874", "iso-8859-11", "thai", "x-windows-874", "874", "ms874"})
KNOWN = frozenset(
    {"ascii", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7", "cp874"}
    | {f"iso8859-{part}" for part in range(1, 17) if part != 12}
    | {f"cp125{part}" for part in range(9)}
    | {"gb2312", "gbk", "gb18030", "big5", "big5hkscs", "euc_jp", "shift_jis", "cp932", "iso2022_jp", "euc_kr"}
    | {"cp949", "koi8-r", "koi8-u", "cp437", "cp850", "mac-roman", "tis-620", "johab", "hz"}
)
# Labels that are often written without thought: what is under them is looked at.
CARELESS = frozenset({"", "ascii", "iso8859-1", "cp1252", "iso8859-15"})
# Three letters of Thai in a row, or one between spaces and marks: Western text has single high bytes between ASCII.
_ALL_THAI = re.compile(rb"[\xa1-\xda\xdf-\xfb]+")
_THAI_RUN = re.compile(rb"[\xa1-\xda\xdf-\xfb]{3,}")


def decoded(content: bytes, declared: str = "") -> str:
    """The text. UTF-8 that is called something else is read as UTF-8, and Thai that is called Western as Thai."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", "replace")
    name = _named(declared)
    if name.startswith(("utf-16", "utf-32", "utf-7", "iso2022", "hz")):
        return content.decode(name, "replace")
    try:
        said = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    else:
        return content.decode("cp874") if _thai_by_chance_utf8(content, said, name) else said
    if name in CARELESS or name.startswith("utf-8"):
        name = _guessed(content, name)
    return content.decode(name, "replace")


def _named(declared: str) -> str:
    label = declared.strip().strip("\"'").lower()
    if label in THAI:
        return "cp874"
    try:
        name = codecs.lookup(label).name if label and label.isascii() else ""
    except (LookupError, ValueError):
        return ""
    return name if name in KNOWN else ""


def _thai_by_chance_utf8(content: bytes, said: str, name: str) -> bool:
    """A short word in TIS-620 can be valid UTF-8 of other scripts: all Thai by one table, nothing by the other."""
    if name != "cp874" and name not in CARELESS:
        return False
    high = bytes(byte for byte in content if byte > 0x7F)
    return bool(_ALL_THAI.fullmatch(high)) and not any("\u0e01" <= letter <= "\u0e5b" for letter in said)


def _guessed(content: bytes, name: str) -> str:
    """What bytes are that are no UTF-8: Thai when letters stand in a row, damaged UTF-8 when most of it is that."""
    if _mostly_utf8(content):
        return "utf-8"
    if _THAI_RUN.search(content):
        return "cp874"
    return name if name and not name.startswith("utf-8") else "cp1252"


def _mostly_utf8(content: bytes) -> bool:
    high = sum(byte > 0x7F for byte in content)
    kept = sum(byte > 0x7F for byte in content.decode("utf-8", "ignore").encode())
    return high > 0 and kept * 10 >= high * 7
