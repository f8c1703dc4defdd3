"""What a letter says, as it is kept in its row: everything a person may change before it is issued."""

from typing import Annotated, Any

from pydantic import AfterValidator, Field, field_validator

from rabfang.cases.facts import Facts, Line, NeededLine, read_facts
from rabfang.core.errors import Invalid
from rabfang.letters.kinds import Paper
from rabfang.letters.paper.content import Secrecy, Urgency
from rabfang.thai.text import clean, has_visible

LONGEST_LINE = 300
LONGEST_PROSE = 40_000  # the longest detail, findings and reply of a case together
MOST_LINES = 30
MOST_PEOPLE = 60
MOST_PICTURES = 20

Prose = Annotated[str, AfterValidator(clean), Field(max_length=LONGEST_PROSE)]


class Person(Facts):
    """One person named in an order: who, of which position, as what in the working group."""

    name: NeededLine
    position: Line = ""
    place: Line = ""


class Content(Facts):
    """Final Thai. `body` and `after` hold paragraphs with an empty line between them; `after` follows the people.

    `pictures` are ids of the case's attachments that are printed behind the letter.
    """

    paper: Paper
    subject: NeededLine
    salutation: Line = ""
    addressee: Line = ""
    references: tuple[NeededLine, ...] = ()
    enclosures: tuple[NeededLine, ...] = ()
    body: Prose
    appointed: tuple[Person, ...] = ()
    after: Prose = ""
    closing: Line = ""
    signer_name: Line = ""
    signer_position: Line = ""
    acting_for: Line = ""
    unit: Line = ""
    telephone: Line = ""
    urgency: Urgency = ""
    secrecy: Secrecy = ""
    copies_to: tuple[NeededLine, ...] = ()
    pictures: tuple[int, ...] = ()

    @field_validator("body")
    @classmethod
    def _says_something(cls, value: str) -> str:
        if not has_visible(value):
            raise ValueError("required")
        return value

    @field_validator("references", "enclosures", "copies_to")
    @classmethod
    def _few_lines(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        return _at_most(value, MOST_LINES)

    @field_validator("appointed")
    @classmethod
    def _few_people(cls, value: tuple[Person, ...]) -> tuple[Person, ...]:
        return _at_most(value, MOST_PEOPLE)

    @field_validator("pictures")
    @classmethod
    def _few_pictures(cls, value: tuple[int, ...]) -> tuple[int, ...]:
        return _at_most(value, MOST_PICTURES)


def _at_most(value: tuple[Any, ...], most: int) -> tuple[Any, ...]:
    if len(value) > most:
        raise Invalid("too-many-lines", most=most)
    return value


def read_content(said: dict[str, Any]) -> Content:
    """The content as its model; Invalid names the first field that is wrong."""
    return read_facts(Content, said)


def stored(content: Content) -> dict[str, Any]:
    """The content as its row keeps it."""
    return content.model_dump(mode="json")


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text: an empty line, or the end of one, begins the next."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())
