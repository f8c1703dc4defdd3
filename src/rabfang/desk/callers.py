"""Who calls: the earlier cases of a telephone number, of those that this officer may see, with what was answered."""

from collections.abc import Mapping
from dataclasses import dataclass

from rabfang.cases.models import CaseText
from rabfang.desk.access import Here
from rabfang.desk.listing import Row, for_list, rows
from rabfang.search.queries import by_telephone
from rabfang.thai.identifiers import normalise_phone

MOST = 10
ANSWERS = ("reply", "told")  # words by which the complainant was answered, or told where the matter went


@dataclass(frozen=True)
class Earlier:
    """One earlier case and the last answer in it."""

    row: Row
    answer: str


@dataclass(frozen=True)
class Caller:
    """What is known of a number; `number` is empty when what was typed is none."""

    number: str
    cases: list[Earlier]
    more: bool


def caller_of(here: Here, typed: str) -> Caller:
    """The newest cases of whoever gave that number; in four queries however many there are."""
    number = normalise_phone(typed) or ""
    if not number:
        return Caller("", [], more=False)
    found = by_telephone(here.agency, number, here.cases()).order_by("-year", "-number")
    cases = list(for_list(found)[: MOST + 1])
    answers = _answers([case.pk for case in cases[:MOST]], here.readable)
    earlier = [Earlier(row, answers.get(row.case.pk, "")) for row in rows(cases[:MOST])]
    return Caller(number, earlier, more=len(cases) > MOST)


def _answers(cases: list[int], readable: tuple[str, ...]) -> Mapping[int, str]:
    """The newest answer of each case, by its id."""
    said = CaseText.objects.filter(case__in=cases, field__in=ANSWERS, visibility__in=readable)
    return dict(said.order_by("seq", "pk").values_list("case_id", "body"))
