"""DOCX, XLSX and ODT: packed anew, part by part, without authors, dates, paths and the marks by which two documents of
one hand are known.

Sources: ECMA-376 parts 1 and 2, OASIS OpenDocument 1.3 part 3. `sniffing` has held the package against every limit.
"""

import zipfile
from io import BytesIO

from rabfang.documents.archives import open_package
from rabfang.documents.cleaning.markup import clean_markup, is_markup
from rabfang.documents.cleaning.parts import DROPPED, EMPTY, without_links_to
from rabfang.documents.cleaning.raster import clean_raster
from rabfang.documents.cleaning.unclean import Unclean

EPOCH = (1980, 1, 1, 0, 0, 0)
PICTURES = (".jpg", ".jpeg", ".jpe", ".png")
PACKAGES = (".docx", ".xlsx", ".odt", ".ods")
# Without a place for words of its own: fonts and drawings made of lines. A mimetype says what the package is.
AS_THEY_ARE = (".emf", ".wmf", ".odttf", ".fntdata", "mimetype")


def clean_office(content: bytes) -> bytes:
    """The copy. Raises Unclean when a part is of a kind that cannot be looked into, and what zipfile and lxml raise."""
    open_package(content)
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        dropped = frozenset(entry.filename for entry in old.infolist() if DROPPED.search(entry.filename))
        for entry in old.infolist():
            if entry.filename in dropped or entry.is_dir():
                continue
            part = zipfile.ZipInfo(entry.filename, EPOCH)
            # An OpenDocument begins with its kind, so that it is read without unpacking.
            part.compress_type = zipfile.ZIP_STORED if entry.filename == "mimetype" else zipfile.ZIP_DEFLATED
            new.writestr(part, _cleaned(entry.filename, old.read(entry), dropped))
    return out.getvalue()


def _cleaned(name: str, content: bytes, dropped: frozenset[str]) -> bytes:
    low = name.lower()
    if low in EMPTY:
        return EMPTY[low]
    if is_markup(low):
        return clean_markup(low, without_links_to(dropped, name, content))
    if low.endswith(PICTURES):
        return clean_raster(content)
    if low.endswith(PACKAGES):
        return clean_office(content)
    if low.endswith(AS_THEY_ARE) or not content:
        return content
    raise Unclean
