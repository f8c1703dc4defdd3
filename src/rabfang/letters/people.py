"""People an order names, one a line: name, position, place in the group; commas or tabs between them."""

import re

from rabfang.cases.models import CaseText
from rabfang.letters.content import LONGEST_LINE, MOST_PEOPLE, Person
from rabfang.letters.values import Source
from rabfang.thai.text import has_visible

BETWEEN = re.compile(r"[,\t，]")
PURPOSE, MEMBERS = "purpose", "members"  # words of `appoint`


def person_of(row: str) -> Person | None:
    """Who a line names; None when it begins with no name or a part of it is too long."""
    name, *rest = (part.strip() for part in BETWEEN.split(row, maxsplit=2))
    if not has_visible(name) or any(len(part) > LONGEST_LINE for part in (name, *rest)):
        return None
    position, place = (*rest, "", "")[:2]
    return Person(name=name, position=position, place=place)


def people_of(text: str) -> tuple[Person, ...]:
    """Everybody a text names, as many as an order takes; a line that cannot be read stands whole, to be corrected."""
    rows = [row.strip() for row in text.splitlines() if has_visible(row)]
    return tuple(person_of(row) or Person(name=row[:LONGEST_LINE]) for row in rows[:MOST_PEOPLE])


def members_of(source: Source) -> tuple[Person, ...]:
    """The people with whom the case's newest working group was appointed, as far as the writer may read them."""
    rows = CaseText.objects.filter(case=source.case, field__in=(PURPOSE, MEMBERS), visibility__in=source.readable)
    said = list(rows.order_by("seq"))
    newest = next((row.body for row in said if row.field == MEMBERS and row.seq == said[-1].seq), "")
    return people_of(newest)
