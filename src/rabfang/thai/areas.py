"""Provinces, districts and subdistricts of Thailand, from geothai (CC-BY-4.0)."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import geothai

BANGKOK_PROVINCE = "10"
LEADING_VOWELS = tuple("เแโใไ")
_PROVINCE, _DISTRICT, _SUBDISTRICT = 2, 4, 6


class NoSuchArea(LookupError):
    """No area has this code."""


@dataclass(frozen=True)
class Area:
    """One area: its official code (2, 4 or 6 digits), names without their prefix, and a subdistrict's postcode."""

    code: str
    name_th: str
    name_en: str
    postcode: str = ""


@cache
def provinces() -> tuple[Area, ...]:
    """All provinces, in the alphabet's order."""
    return _sorted(Area(row.code, row.name_th, row.name_en) for row in geothai.provinces())


@cache
def districts(province: str) -> tuple[Area, ...]:
    """The districts of a province; none for an unknown code."""
    return _sorted(Area(row.code, _bare(row.name_th), row.name_en) for row in geothai.districts(province))


@cache
def subdistricts(district: str) -> tuple[Area, ...]:
    """The subdistricts of a district; none for an unknown code."""
    rows = geothai.subdistricts(district)
    return _sorted(
        Area(row.code, _bare(row.name_th), row.name_en, row.postal_codes[0] if row.postal_codes else "") for row in rows
    )


@cache
def area(code: str) -> Area:
    """The area of a code; NoSuchArea when there is none."""
    if not (code.isascii() and code.isdigit()):
        raise NoSuchArea(code)
    if len(code) == _PROVINCE:
        found = provinces()
    elif len(code) == _DISTRICT:
        found = districts(code[:_PROVINCE])
    else:
        found = subdistricts(code[:_DISTRICT])
    for row in found:
        if row.code == code:
            return row
    raise NoSuchArea(code)


@cache
def area_label(subdistrict: str, *, english: bool = False) -> str:
    """ "ตำบลหาดขาม อำเภอกุยบุรี จังหวัดประจวบคีรีขันธ์ 77150"; in Bangkok แขวง and เขต. NoSuchArea when unknown."""
    here = area(subdistrict)
    district, province = area(subdistrict[:_DISTRICT]), area(subdistrict[:_PROVINCE])
    if english:
        return f"{here.name_en}, {district.name_en}, {province.name_en} {here.postcode}"
    if province.code == BANGKOK_PROVINCE:
        return f"แขวง{here.name_th} เขต{district.name_th} {province.name_th} {here.postcode}"
    return f"ตำบล{here.name_th} อำเภอ{district.name_th} จังหวัด{province.name_th} {here.postcode}"


def _bare(name: str) -> str:
    for prefix in ("เขต", "แขวง", "อำเภอ", "ตำบล"):
        if name.startswith(prefix) and len(name) > len(prefix):
            return name[len(prefix) :]
    return name


def _sorted(rows: Iterable[Area]) -> tuple[Area, ...]:
    return tuple(sorted(rows, key=lambda row: _dictionary_key(row.name_th)))


def _dictionary_key(name: str) -> str:
    """A Thai dictionary sorts เ แ โ ใ ไ after the consonant they are written before."""
    return name[1] + name[0] + name[2:] if name[:1] in LEADING_VOWELS and len(name) > 1 else name
