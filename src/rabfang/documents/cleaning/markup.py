"""The markup of office documents without who wrote what, when, and where the file lay."""

import re
from typing import Any

from lxml import etree

from rabfang.documents.cleaning.unclean import Unclean

MARKUP = (".xml", ".rels", ".vml")
# By the name of an attribute alone, whatever its prefix: of comments, tracked changes, people, threads of comments.
ATTRIBUTES = frozenset(
    {
        "author", "initials", "userId", "providerId", "userName", "dT", "dateUtc", "lastModifiedBy",
        "chg-author", "creator", "durableId", "editId", "displayName", "absPath", "lastEdited", "lowestEdited",
        "rupBuild", "userInitials", "lastUser", "printDate", "creationDate",
    }
)  # fmt: skip
DATES = frozenset({"date", "chg-date-time", "date-time"})
DATED = frozenset({"ins", "del", "comment", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge"})
# Elements whose words go.
WORDS = frozenset(
    {
        "author", "creator", "initials", "lastModifiedBy", "author-name", "author-initials", "initial-creator",
        "printed-by", "creator-initials", "chg-author", "sender-firstname", "sender-lastname", "sender-initials",
        "sender-email", "sender-phone-work", "sender-phone-private", "sender-street", "sender-company",
        "creation-date", "creation-time", "modification-date", "modification-time", "print-date", "print-time",
    }
)  # fmt: skip
DC_DATE = "{http://purl.org/dc/elements/1.1/}date"
# Elements that go whole.
GONE = frozenset({"rsids", "docId", "absPath", "fileSharing", "presenceInfo", "documentId", "writeProtection"})
SETTING = "config-item"
TELLING = re.compile(r"printer|rsid|user|path|author|build", re.IGNORECASE)
LOCAL_PATH = re.compile(r"^(?:file:|[A-Za-z]:|\\\\|//)")


def is_markup(name: str) -> bool:
    """Whether the part is markup, by its name in lower case."""
    return name.endswith(MARKUP)


def clean_markup(name: str, content: bytes) -> bytes:
    """One part. Raises Unclean, and what lxml raises."""
    root = parsed(content)
    for element in list(root.iter(etree.Element)):
        _clean(element)
    return written(root)


def parsed(content: bytes) -> Any:
    """The part's outermost element: nothing is fetched, nothing is expanded, notes of programs are left out."""
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise Unclean
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    return etree.fromstring(content, parser)


def written(root: Any) -> bytes:
    """The part again."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _clean(element: Any) -> None:
    kind = etree.QName(element).localname
    if kind in GONE:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
        return
    for key in list(element.attrib):
        local = etree.QName(key).localname
        if local.startswith("rsid"):
            del element.attrib[key]
        elif local in ATTRIBUTES:
            # It may be one that must be there.
            element.attrib[key] = ""
        elif local in DATES and (kind in DATED or kind.endswith("Change") or local != "date"):
            element.attrib[key] = "1980-01-01T00:00:00Z"
        elif local in ("Target", "href") and LOCAL_PATH.match(str(element.attrib[key])):
            element.attrib[key] = "about:blank"
    if kind in WORDS or element.tag == DC_DATE:
        element.text = "1980-01-01T00:00:00" if element.tag == DC_DATE else ""
    if kind == SETTING and any(TELLING.search(str(value)) for value in element.attrib.values()):
        element.text = ""
