"""Which passwords will do (NIST SP 800-63B-4; OWASP ASVS 5.0 V6.2): length, and that nobody guesses them.

No rule on kinds of letters, no change without cause. Whatever is said about a password is said with its reason.
"""

import re
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from django.contrib.auth.password_validation import CommonPasswordValidator

from rabfang.agencies.models import Agency, Officer
from rabfang.core.errors import Invalid
from rabfang.thai.text import typed_alike

ALONE = 15
WITH_SECOND_FACTOR = 8
LONGEST = 256
SHORTEST_WORD = 4
LEFT_TO_GUESS = 4
PRODUCT = ("rabfang", "รับฟัง")
_NO_LETTER = re.compile(r"[\W\d_]+")


def checked(password: str, officer: Officer, *, at_least: int, field: str = "password") -> str:
    """The password; Invalid when it is short, common, or made of words that everybody at the office knows."""
    read = typed_alike(password)
    if len(read) < at_least:
        raise Invalid("password-short", field=field, least=at_least)
    if len(password) > LONGEST:
        raise Invalid("too-long", field=field, limit=LONGEST)
    folded = read.casefold()
    if folded in _common() or folded.strip("0123456789!@#$%. ") in _common():
        raise Invalid("password-common", field=field)
    if _repeats(folded):
        raise Invalid("password-repeats", field=field)
    if not _left_over(folded, words_of(officer)):
        raise Invalid("password-known-words", field=field)
    return password


def words_of(officer: Officer) -> list[str]:
    """Words that anybody would try first for this account, the longest first."""
    agency: Agency = officer.agency
    said = [*PRODUCT, officer.name, officer.email, officer.position, agency.slug, agency.name_th, agency.name_en]
    words = {word for text in said for word in (text, *re.split(r"[\s@.\-_]+", text))}
    folded = {typed_alike(word).casefold().replace(" ", "") for word in words}
    return sorted((word for word in folded if len(word) >= SHORTEST_WORD), key=len, reverse=True)


def _left_over(folded: str, words: Iterable[str]) -> bool:
    """Whether enough is left of it once the known words, digits and signs are taken away; a password with none of
    the words is enough in itself."""
    rest = "".join(folded.split())
    before = rest
    for word in words:
        rest = rest.replace(word, "")
    return rest == before or len(_NO_LETTER.sub("", rest)) >= LEFT_TO_GUESS


def _repeats(folded: str) -> bool:
    """The same few letters again and again, or one row of the alphabet."""
    for size in range(1, 5):
        part = folded[:size]
        if part * (len(folded) // size) + part[: len(folded) % size] == folded:
            return True
    steps = {ord(after) - ord(before) for before, after in pairwise(folded)}
    return len(steps) == 1


@cache
def _common() -> frozenset[str]:
    """The most common passwords, as Django ships them (from public lists of leaked ones)."""
    return frozenset(CommonPasswordValidator().passwords)
