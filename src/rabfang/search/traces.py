"""What two reports of one matter share, as numbers that an index finds: who, where, and the wording.

A trace is a keyed digest, so that no telephone number or address stands outside `Complainant`. The wording is eight
digests of its least runs of three letters in sixteen orders (min-hash, in bands of two): texts that have half of their
runs in common share one of the eight in nine cases of ten, however many other texts there are.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from math import asin, cos, floor, radians, sin, sqrt

from django.conf import settings

from rabfang.cases.models import Case, Complainant
from rabfang.thai.identifiers import normalise_phone
from rabfang.thai.text import search_key

CELL = 0.002  # degrees: more than NEAR in every direction in Thailand
NEAR = 200  # metres
EARTH = 6_371_000
RUN = 3  # letters
BANDS = 8
SHORTEST_PLACE = 6  # letters; "หมู่ 4" says too little
PRIME = (1 << 61) - 1
ORDERS = [(0x9E3779B97F4A7C15 * (2 * turn + 1) % PRIME, 0xC2B2AE3D27D4EB4F * (turn + 1) % PRIME) for turn in range(16)]


@dataclass(frozen=True)
class Matter:
    """What is known of a matter, stored or about to be."""

    subject: str = ""
    place: str = ""
    subdistrict: str = ""
    latitude: Decimal | None = None
    longitude: Decimal | None = None
    telephone: str = ""
    email: str = ""
    chat: str = ""


def matter_of(case: Case, person: Complainant) -> Matter:
    """A stored case as a matter."""
    where = {name: getattr(case, name) for name in ("subject", "place", "subdistrict", "latitude", "longitude")}
    return Matter(**where, telephone=person.telephone, email=person.email, chat=person.chat)


def traces(matter: Matter) -> set[int]:
    """The traces under which a matter is found."""
    found = set(_of_person(matter)) | set(_of_words(matter)) | set(_of_place(matter))
    if cell := _cell(matter):
        found.add(_digest("g", *map(str, cell)))
    return found


def looked_for(matter: Matter) -> set[int]:
    """The traces that something similar has: its own, and the eight cells around its point."""
    found = traces(matter)
    if cell := _cell(matter):
        around = [(cell[0] + up, cell[1] + right) for up in (-1, 0, 1) for right in (-1, 0, 1)]
        found |= {_digest("g", *map(str, one)) for one in around}
    return found


def person(matter: Matter) -> dict[str, str]:
    """By what the person can be known again, each in the form in which it is compared; nothing for what is not said."""
    said = {
        "telephone": normalise_phone(matter.telephone) or matter.telephone,
        "email": matter.email.casefold(),
        "chat": matter.chat,
    }
    return {name: value for name, value in said.items() if value}


def metres(one: Matter, other: Matter) -> int | None:
    """How far apart their points are; None where one has none."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    here, there = radians(one.latitude), radians(other.latitude)
    across = radians(other.longitude - one.longitude)
    half = sin((there - here) / 2) ** 2 + cos(here) * cos(there) * sin(across / 2) ** 2
    return round(2 * EARTH * asin(sqrt(half)))


def alike(one: str, other: str) -> int:
    """How much of their wording two texts share, in percent of their runs of three letters."""
    ours, theirs = _runs(one), _runs(other)
    return 200 * len(ours & theirs) // (len(ours) + len(theirs)) if ours and theirs else 0


def same_place(one: Matter, other: Matter) -> bool:
    """Whether they name the same place in the same subdistrict."""
    key = _place(one)
    return len(key) >= SHORTEST_PLACE and key == _place(other) and one.subdistrict == other.subdistrict


def _of_person(matter: Matter) -> Iterator[int]:
    for name, said in person(matter).items():
        yield _digest(name, said)


def _of_place(matter: Matter) -> Iterator[int]:
    key = _place(matter)
    if len(key) >= SHORTEST_PLACE:
        yield _digest("p", matter.subdistrict, key)


def _of_words(matter: Matter) -> Iterator[int]:
    runs = [_digest("r", run) for run in _runs(matter.subject)]
    if not runs:
        return
    least = [min((times * run + plus) % PRIME for run in runs) for times, plus in ORDERS]
    for band in range(BANDS):
        yield _digest("w", str(band), str(least[2 * band]), str(least[2 * band + 1]))


def _cell(matter: Matter) -> tuple[int, int] | None:
    if matter.latitude is None or matter.longitude is None:
        return None
    return floor(float(matter.latitude) / CELL), floor(float(matter.longitude) / CELL)


def _place(matter: Matter) -> str:
    return search_key(matter.place).replace(" ", "")


def _runs(text: str) -> set[str]:
    key = search_key(text).replace(" ", "")
    return {key[place : place + RUN] for place in range(len(key) - RUN + 1)}


def _digest(*parts: str) -> int:
    """A signed number of 63 bits."""
    key = hashlib.blake2b("\x1f".join(parts).encode(errors="surrogatepass"), key=_key(), digest_size=8).digest()
    return int.from_bytes(key) >> 1


def _key() -> bytes:
    return settings.SECRET_KEY.encode()[:64]
