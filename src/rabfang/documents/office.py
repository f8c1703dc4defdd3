"""DOCX, XLSX and ODT: which of them a package is, and what in it acts by itself.

Sources: ECMA-376 part 2 (Open Packaging Conventions), OASIS OpenDocument 1.3 part 2.
"""

import re

from rabfang.core.errors import Invalid
from rabfang.documents.archives import Package, open_package
from rabfang.documents.kinds import DOCX, ODT, XLSX, Finding, MediaType

CONTENT_TYPES = "[content_types].xml"
MAIN_PARTS = {"word/document.xml": DOCX, "xl/workbook.xml": XLSX}
# The main part's type, not its name, tells a document from a template with macros.
MACRO_TYPES = re.compile(rb"macroEnabled|vbaProject|vnd\.ms-excel\.(?:intl)?macrosheet", re.IGNORECASE)
MACRO_PARTS = re.compile(r"vbaproject|vbadata|(?:^|/)macrosheets/|^basic/|^scripts/")
ACTIVE_PARTS = re.compile(r"(?:^|/)(?:activex|embeddings)/|oleobject|^object \d+|^objectreplacements/")
# A link that a reader follows is harmless; a template, picture or frame fetched on opening tells the sender
# who opened it.
EXTERNAL = re.compile(rb"<[^<>]*TargetMode\s*=\s*[\"']External[\"'][^<>]*>", re.IGNORECASE)
HYPERLINK = re.compile(rb"Type\s*=\s*[\"'][^\"']*/hyperlink[\"']")
DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY", b"\x00")


def identify(content: bytes) -> Finding:
    """The office document this ZIP package is.

    Raises Invalid: file-kind-not-accepted, file-archive when it is only an archive, file-has-macros,
    file-encrypted, archive-bomb, archive-unsafe, file-damaged.
    """
    package = open_package(content)
    kind = _kind(package)
    if kind is None:
        # A presentation or a spreadsheet of another program is a document to its sender, not an archive.
        is_document = CONTENT_TYPES in package.names or "mimetype" in package.names
        raise Invalid("file-kind-not-accepted" if is_document else "file-archive")
    _refuse_macros(package)
    return Finding(kind, _risks(package))


def _kind(package: Package) -> MediaType | None:
    if CONTENT_TYPES in package.names:
        kinds = [kind for part, kind in MAIN_PARTS.items() if part in package.names]
        return kinds[0] if len(kinds) == 1 else None
    if "mimetype" in package.names and "content.xml" in package.names:
        if package.read("mimetype").strip() != ODT.name.encode():
            return None
        # An encrypted OpenDocument is an ordinary package whose manifest says how each part is locked.
        if b"encryption-data" in _manifest(package):
            raise Invalid("file-encrypted")
        return ODT
    return None


def _refuse_macros(package: Package) -> None:
    types = package.read(CONTENT_TYPES) if CONTENT_TYPES in package.names else b""
    if any(MACRO_PARTS.search(name) for name in package.names) or MACRO_TYPES.search(types):
        raise Invalid("file-has-macros")
    for name in package.names:
        # Only these parts steer how a document is opened; an office program writes no declarations into them.
        steers = name == CONTENT_TYPES or name.endswith(".rels")
        if steers and any(mark in package.read(name) for mark in DECLARATIONS):
            raise Invalid("archive-unsafe")
    for inner in package.inner:
        _refuse_macros(inner)


def _risks(package: Package) -> tuple[str, ...]:
    risks = set()
    if package.inner or any(ACTIVE_PARTS.search(name) for name in package.names):
        risks.add("office-embedded-object")
    for name in package.names:
        if name.endswith(".rels"):
            links = EXTERNAL.findall(package.read(name))
            if any(not HYPERLINK.search(link) for link in links):
                risks.add("office-external-content")
    return tuple(sorted(risks))


def _manifest(package: Package) -> bytes:
    name = "meta-inf/manifest.xml"
    return package.read(name) if name in package.names else b""
