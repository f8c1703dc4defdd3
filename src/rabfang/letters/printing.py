"""A letter on paper: its row as the document that `letters.paper` prints."""

from collections.abc import Iterable
from dataclasses import replace

from rabfang.agencies.models import Agency
from rabfang.cases.models import Attachment
from rabfang.core.clock import local_date
from rabfang.letters.content import Content, paragraphs, read_content
from rabfang.letters.head import bytes_of, letterhead_of, office_of
from rabfang.letters.kinds import Paper, Series
from rabfang.letters.models import Letter, Letterhead
from rabfang.letters.numbers import reference_of
from rabfang.letters.paper import to_docx, to_pdf
from rabfang.letters.paper.content import Appointed, Marks, Memo, Office, OfficialLetter, OrderDocument, Signer
from rabfang.thai.dates import buddhist_year

Printed = Memo | OfficialLetter | OrderDocument


def pdf_of(letter: Letter) -> bytes:
    """The letter as PDF with its pictures behind it; a draft leaves room for number and date."""
    return to_pdf(document_of(letter), attached=tuple(_pictures(content_of(letter))))


def docx_of(letter: Letter) -> bytes:
    """The letter as a file for a word processor, without the pictures."""
    return to_docx(document_of(letter))


def content_of(letter: Letter) -> Content:
    """What the letter says."""
    return read_content(letter.content)


def document_of(letter: Letter) -> Printed:
    """The letter as a document; needs its agency. `dated` and `reference_text` may be set on an unsaved row."""
    head = letterhead_of(letter.agency)
    return _document(letter, content_of(letter), head, office_of(letter.agency, head))


def sample_of(head: Letterhead, content: Content) -> bytes:
    """A PDF to look at a letterhead with."""
    letter = Letter(agency=head.agency, series=Series.SENT)
    return to_pdf(_document(letter, content, head, office_of(head.agency, head)))


def preview_of(agency: Agency, content: Content, *, emblem: bool = True) -> bytes:
    """A PDF of a letter that is not kept yet; without the emblem where that cannot be printed."""
    head = letterhead_of(agency)
    office = office_of(agency, head)
    series = Series.ORDER if content.paper == Paper.ORDER else Series.SENT
    letter = Letter(agency=agency, series=series)
    return to_pdf(_document(letter, content, head, office if emblem else replace(office, emblem=None)))


def _document(letter: Letter, content: Content, head: Letterhead, office: Office) -> Printed:
    signer = Signer(content.signer_name, content.signer_position, content.acting_for)
    marks = Marks(content.urgency, content.secrecy)
    if content.paper == Paper.ORDER:
        return OrderDocument(
            office=office,
            number=str(letter.number or ""),
            year=letter.year or _year_begun(letter),
            subject=content.subject,
            paragraphs=paragraphs(content.body),
            dated=letter.dated,
            signer=signer,
            appointed=tuple(Appointed(one.name, one.position, one.place) for one in content.appointed),
            closing_paragraphs=paragraphs(content.after),
            marks=marks,
            thai_digits=head.thai_digits,
        )
    number = letter.reference_text or _begun(head)
    body = (*paragraphs(content.body), *paragraphs(content.after))
    if content.paper == Paper.MEMO:
        return Memo(
            office=office,
            unit=content.unit,
            number=number,
            dated=letter.dated,
            subject=content.subject,
            addressee=content.addressee,
            paragraphs=body,
            signer=signer,
            salutation=content.salutation,
            telephone=content.telephone,
            references=content.references,
            enclosures=content.enclosures,
            marks=marks,
            thai_digits=head.thai_digits,
        )
    return OfficialLetter(
        office=office,
        number=number,
        dated=letter.dated,
        subject=content.subject,
        addressee=content.addressee,
        paragraphs=body,
        signer=signer,
        salutation=content.salutation,
        closing=content.closing,
        unit=content.unit,
        telephone=content.telephone,
        references=content.references,
        enclosures=content.enclosures,
        copies_to=content.copies_to,
        marks=marks,
        thai_digits=head.thai_digits,
    )


def _year_begun(letter: Letter) -> int:
    """The B.E. year in which a draft was made; 0, room for a pen, for a letter that is not kept."""
    return buddhist_year(local_date(letter.made_at)) if letter.made_at else 0


def _begun(head: Letterhead) -> str:
    """The number of a draft: what stands before it, and room for a pen."""
    return reference_of(head.reference, Series.SENT, "", 0) if head.reference else ""


def _pictures(content: Content) -> Iterable[bytes]:
    found = {row.pk: row for row in Attachment.objects.filter(pk__in=content.pictures).select_related("file")}
    return [bytes_of(found[pk].file) for pk in content.pictures if pk in found]
