"""Many letters as one file for the printer: every page of each, in order, drawn as in the letter itself."""

from dataclasses import replace
from io import BytesIO

import pytest

from rabfang.documents.tests.pictures import picture
from rabfang.letters.paper import to_pdf
from rabfang.letters.paper.joining import NotOurs, join
from rabfang.letters.tests.examples import CHART, LETTER, LONG_LETTER, MEMO, ORDER
from rabfang.letters.tests.reading import pages_of, pictures_of


def joined(*documents: bytes) -> bytes:
    into = BytesIO()
    assert join(documents, into) == sum(len(pages_of(one)) for one in documents)
    return into.getvalue()


def test_every_page_reads_and_looks_as_in_its_letter() -> None:
    made = [to_pdf(one) for one in (LETTER, LONG_LETTER, MEMO, ORDER, CHART, LETTER)]
    whole = joined(*made)
    assert pages_of(whole) == [page for one in made for page in pages_of(one)]
    assert pictures_of(whole) == [page for one in made for page in pictures_of(one)]


def test_pictures_come_along() -> None:
    made = to_pdf(LETTER, attached=(picture(), picture()))
    assert pictures_of(joined(made, made)) == pictures_of(made) * 2


def test_what_all_letters_share_is_kept_once() -> None:
    emblem = picture()
    made = [to_pdf(replace(LETTER, office=replace(LETTER.office, emblem=emblem), number=str(one))) for one in range(9)]
    assert len(joined(*made)) < len(joined(made[0])) + sum(map(len, made[1:])) - 8 * len(emblem) / 2


@pytest.mark.parametrize("words", ["ก (ข) 3 0 R", "stream\n endobj (", "a) 7 0 R (b", r"\( 1 0 R"])
def test_what_a_person_wrote_is_never_read_as_a_part_of_the_file(words: str) -> None:
    made = to_pdf(replace(LETTER, subject=words, addressee=words, paragraphs=(words,)))
    assert pages_of(joined(made, made)) == pages_of(made) * 2


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n", b"%PDF-1.5\nstartxref\n9\n%%EOF"])
def test_a_file_of_another_make_is_refused(content: bytes) -> None:
    with pytest.raises(NotOurs):
        join([content], BytesIO())
