"""Parts of an office document that go, those that are left empty, and the links that led to what went."""

import re
from collections.abc import Callable
from posixpath import dirname, join, normpath
from typing import Any

from rabfang.documents.cleaning.markup import parsed, written

# Thumbnails, printers (with names of computers), what SharePoint and macros' recorders keep, digital signatures.
DROPPED = re.compile(
    r"(?:^|/)(?:thumbnails?/|docprops/thumbnail|docprops/custom|printersettings/|customxml/|_xmlsignatures/|revisions/"
    r"|configurations2/|documentsignatures|manifest\.rdf$|userdata/|layout-cache$)",
    re.IGNORECASE,
)
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
EMPTY = {
    "docprops/core.xml": f'{_DECLARED}<cp:coreProperties xmlns:cp="{_CORE}"/>'.encode(),
    "docprops/app.xml": f'{_DECLARED}<Properties xmlns="{_APP}"/>'.encode(),
    "meta.xml": (
        f'{_DECLARED}<office:document-meta xmlns:office="{_OFFICE}" office:version="1.3"><office:meta/>'
        "</office:document-meta>"
    ).encode(),
}


def without_links_to(dropped: frozenset[str], name: str, content: bytes) -> bytes:
    """A list of parts (relations, content types, a manifest) without those that went; any other part as it is."""
    low = name.lower()
    if low.endswith(".rels"):
        base = dirname(dirname(name))
        return _filtered(content, lambda row: _target(base, row) in dropped)
    if low == "[content_types].xml":
        return _filtered(content, lambda row: str(row.get("PartName", "")).lstrip("/") in dropped)
    if low == "meta-inf/manifest.xml":
        return _filtered(content, lambda row: _full_path(row) in dropped or DROPPED.search(_full_path(row)) is not None)
    return content


def _filtered(content: bytes, goes: Callable[[Any], bool]) -> bytes:
    root = parsed(content)
    for row in list(root):
        if goes(row):
            root.remove(row)
    return written(root)


def _target(base: str, row: Any) -> str:
    target = str(row.get("Target", ""))
    return target.lstrip("/") if target.startswith("/") else normpath(join(base, target))


def _full_path(row: Any) -> str:
    return next((str(value) for key, value in row.attrib.items() if str(key).endswith("}full-path")), "")
