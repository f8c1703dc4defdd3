"""People named one a line, as an order takes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rabfang.letters.content import LONGEST_LINE, MOST_PEOPLE, Person
from rabfang.letters.people import people_of, person_of


@pytest.mark.parametrize(
    ("row", "person"),
    [
        ("นายก ข, ครู, ประธาน", Person(name="นายก ข", position="ครู", place="ประธาน")),
        ("นายก ข\tครู", Person(name="นายก ข", position="ครู")),
        ("นายก ข，ครู，กรรมการ, และเลขานุการ", Person(name="นายก ข", position="ครู", place="กรรมการ, และเลขานุการ")),
        (" นายก ข ", Person(name="นายก ข")),
        (", ครู", None),
        ("\u200b, ครู", None),
        ("ก" * (LONGEST_LINE + 1), None),
        ("นายก ข, " + "ก" * (LONGEST_LINE + 1), None),
    ],
)
def test_a_line_names_one_person_or_none(row: str, person: Person | None) -> None:
    assert person_of(row) == person


def test_a_line_that_cannot_be_read_stays_to_be_corrected() -> None:
    found = people_of(f"นายก, ครู\n\n, ช่าง\n{'ข' * 400}\n\u200b")
    assert [one.name for one in found] == ["นายก", ", ช่าง", "ข" * LONGEST_LINE]


@given(st.text(max_size=400))
def test_any_text_is_read(text: str) -> None:
    assert len(people_of(text)) <= len(text.splitlines())


def test_no_more_than_an_order_takes() -> None:
    assert len(people_of("นายก\n" * (MOST_PEOPLE + 5))) == MOST_PEOPLE
