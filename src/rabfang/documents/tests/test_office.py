"""Documents that act by themselves."""

import pytest

from rabfang.core.errors import Invalid
from rabfang.documents.sniffing import sniff
from rabfang.documents.tests import samples

RELATION = b'<Relationship Id="r" Type="http://x/%s" Target="%s" TargetMode="External"/>'
MACRO_PARTS = ["word__vbaProject_dot_bin", "word__VBAPROJECT_dot_BIN", "xl__macrosheets__s_dot_xml"]


def code_for(content: bytes) -> str:
    """The code under which this document is refused."""
    with pytest.raises(Invalid) as refusal:
        sniff(content, "letter.docx")
    return refusal.value.code


@pytest.mark.parametrize("part", MACRO_PARTS)
def test_macros_by_their_part(part: str) -> None:
    assert code_for(samples.docx(**{part: b"\xd0\xcf\x11\xe0"})) == "file-has-macros"


def test_macros_by_the_documents_own_word() -> None:
    parts = {
        "[Content_Types].xml": b'<Override ContentType="application/vnd.ms-word.document.macroEnabled"/>',
        "word/document.xml": samples.DOCUMENT,
        "word/other.bin": b"",
    }
    assert code_for(samples.package(parts)) == "file-has-macros"


def test_macros_in_an_opendocument() -> None:
    parts = {
        "mimetype": b"application/vnd.oasis.opendocument.text",
        "content.xml": b"<x/>",
        "Basic/Standard/Module1.xml": b"",
    }
    assert code_for(samples.package(parts)) == "file-has-macros"


def test_macros_in_a_workbook_inside_a_letter() -> None:
    inner = samples.docx(word__vbaProject_dot_bin=b"")
    assert code_for(samples.docx(word__embeddings__a_dot_docx=inner)) == "file-has-macros"


@pytest.mark.parametrize("body", [b"<!DOCTYPE a [<!ENTITY b 'x'>]><a/>", "<Relationships/>".encode("utf-16-le")])
def test_declarations_where_no_program_writes_them(body: bytes) -> None:
    assert code_for(samples.docx(_rels___dot_rels=body)) == "archive-unsafe"


def test_a_template_fetched_on_opening_is_a_risk() -> None:
    body = RELATION % (b"attachedTemplate", b"http://evil.example/a.dotm")
    assert sniff(samples.docx(word__document_dot_xml_dot_rels=body), "a.docx").risks == ("office-external-content",)


def test_a_link_is_none() -> None:
    body = RELATION % (b"hyperlink", b"https://www.1111.go.th")
    assert not sniff(samples.docx(word__document_dot_xml_dot_rels=body), "a.docx").risky


def test_an_object_of_another_program_is_a_risk() -> None:
    found = sniff(samples.docx(word__embeddings__oleObject1_dot_bin=b"\xd0\xcf\x11\xe0"), "a.docx")
    assert found.risks == ("office-embedded-object",)


def test_a_document_that_is_two_documents_is_none() -> None:
    assert code_for(samples.docx(xl__workbook_dot_xml=b"")) == "file-kind-not-accepted"
