"""Finding cases by number, telephone or words. Every way is by index: cost grows with what is found."""

import re

from django.db import connection
from django.db.models import Q, QuerySet

from rabfang.agencies.models import Agency
from rabfang.cases.models import Case, Complainant, RegisterBook
from rabfang.search.models import KeptApart, SearchEntry
from rabfang.thai.digits import to_arabic
from rabfang.thai.text import search_key

MOST = 1_000  # matches kept of one search, the newest
RECENT = 2_000  # cases looked through for a word too short for the index
SHORTEST = 3  # letters the index needs
PHONE_DIGITS = 6
LONGEST_PHONE = 20
NUMBER = re.compile(r"([0-9]{1,9})(?:\s*[/-]\s*([0-9]{4}))?")


def kept_apart_from(case: Case) -> set[int]:
    """Ids of the cases of which an officer said that they are another matter than this one."""
    pairs = KeptApart.objects.filter(Q(first=case.pk) | Q(second=case.pk)).values_list("first_id", "second_id")
    return {pk for pair in pairs for pk in pair} - {case.pk}


def find(agency: Agency, text: str, visible: QuerySet[Case]) -> QuerySet[Case]:
    """The cases among `visible` that `text` means: "12/2570", "12", a telephone number, or words all of which occur.

    None when nothing in the text can be searched.
    """
    said = to_arabic(text).strip()
    number = NUMBER.fullmatch(said)
    digits = re.sub(r"[\s().+-]", "", said)
    if number and number[2]:
        return visible.filter(agency=agency, year=int(number[2]), number=int(number[1]))
    if digits.isdecimal():
        found = _numbered(agency, number) if number else []
        return visible.filter(pk__in=[*found, *_telephoned(agency, digits)])
    words = search_key(text).split()
    if not words:
        return visible.none()
    return visible.filter(pk__in=_matching(agency, words))


def by_telephone(agency: Agency, number: str, visible: QuerySet[Case]) -> QuerySet[Case]:
    """The cases among `visible` of people who gave that number, as `thai.identifiers.normalise_phone` writes it."""
    people = Complainant.objects.filter(telephone=number, case__agency=agency).exclude(telephone="")
    return visible.filter(pk__in=people.values("case"))


def _numbered(agency: Agency, number: re.Match[str]) -> list[int]:
    """Ids of the cases of that number in any year."""
    years = RegisterBook.objects.filter(agency=agency).values("year")
    return list(Case.objects.filter(agency=agency, year__in=years, number=int(number[1])).values_list("pk", flat=True))


def _telephoned(agency: Agency, digits: str) -> list[int]:
    """Ids of cases whose complainant's telephone number begins with the digits, the newest; none for few digits."""
    if len(digits) < PHONE_DIGITS:
        return []
    people = Complainant.objects.filter(telephone__gte=digits, telephone__lt=_after(digits), case__agency=agency)
    return list(people.exclude(telephone="").order_by("-case").values_list("case_id", flat=True)[:MOST])


def _after(digits: str) -> str:
    """The first text of digits after all that begin with these, in every database's order of letters."""
    kept = digits.rstrip("9")
    return f"{kept[:-1]}{int(kept[-1]) + 1}" if kept else "9" * LONGEST_PHONE


def _matching(agency: Agency, words: list[str]) -> list[int]:
    """Ids of the newest cases in which every word occurs."""
    entries = SearchEntry.objects.filter(agency_id=agency.pk)
    long = [word for word in words if len(word) >= SHORTEST]
    if not long:
        newest = Case.objects.filter(agency=agency).order_by("-year", "-number").values("pk")[:RECENT]
        entries = entries.filter(case__in=newest)
    elif connection.vendor == "sqlite":
        entries = entries.extra(
            where=[
                "case_id IN (SELECT rowid FROM search_words WHERE search_words MATCH %s ORDER BY rowid DESC LIMIT %s)"
            ],
            params=[" AND ".join(f'"{word.replace(chr(34), chr(34) * 2)}"' for word in long), 10 * MOST],
        )
    for word in words:
        if word not in long or connection.vendor != "sqlite":
            entries = entries.filter(key__contains=word)
    return list(entries.order_by("-case_id").values_list("pk", flat=True)[:MOST])
