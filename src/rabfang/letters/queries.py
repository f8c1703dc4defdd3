"""Reads of letters, always filtered by who asks (`letters.rights`)."""

from collections.abc import Mapping

from django.db.models import QuerySet

from rabfang.agencies.models import Agency
from rabfang.cases.models import Attachment, Case
from rabfang.letters.kinds import TEXT_TITLES
from rabfang.letters.models import Letter, LetterTemplate
from rabfang.thai.digits import to_arabic
from rabfang.thai.text import search_key


def found(letters: QuerySet[Letter], words: str) -> QuerySet[Letter]:
    """Those among the letters whose number, subject or addressee hold every word."""
    for word in search_key(words).split():
        letters = letters.filter(key__contains=word)
    return letters


def key_of(letter: Letter) -> str:
    """What of a letter is searched."""
    return search_key(f"{to_arabic(letter.reference_text)} {letter.subject} {letter.content.get('addressee', '')}")


def pictures_of(case: Case, readable: tuple[str, ...]) -> list[Attachment]:
    """The pictures of a case that may be printed behind a letter, the oldest first."""
    rows = Attachment.objects.filter(case=case, visibility__in=readable).exclude(file__shown_path="")
    return list(rows.select_related("file").order_by("seq", "id"))


def templates_of(agency: Agency) -> Mapping[str, bool]:
    """Every text by key, and whether the agency has its own."""
    own = set(LetterTemplate.objects.filter(agency=agency).values_list("key", flat=True))
    return {key: key in own for key in TEXT_TITLES}


def notices_of(order: Letter) -> QuerySet[Letter]:
    """The notices made to the people an order appoints, without those thrown away."""
    return Letter.objects.filter(about=order).exclude(state="cancelled").order_by("id")
