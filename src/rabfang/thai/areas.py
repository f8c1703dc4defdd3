"""Provinces, districts and subdistricts of Thailand, from geothai (CC-BY-4.0)."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import geothai

BANGKOK_PROVINCE = "10"
LEADING_VOWELS = tuple("เแโใไ")
_PROVINCE, _DISTRICT, _SUBDISTRICT = 2, 4, 6


class NoSuchArea(KeyError):
    """No area has this code."""

    def __str__(self) -> str:
        return f"no area has the code {self.args[0]!r}"


@dataclass(frozen=True)
class Area:
    """One area: its official code (2, 4 or 6 digits), names without their prefix, and a subdistrict's postcode.

    A few subdistricts are split between post offices: `postcodes` has all, `postcode` the first.
    """

    code: str
    name_th: str
    name_en: str
    postcodes: tuple[str, ...] = ()

    @property
    def postcode(self) -> str:
        """Its first postcode; empty for a province or district."""
        return self.postcodes[0] if self.postcodes else ""


def provinces() -> tuple[Area, ...]:
    """All provinces, in the alphabet's order."""
    return _below()[""]


def districts(province: str) -> tuple[Area, ...]:
    """The districts of a province, in the alphabet's order; NoSuchArea for an unknown code."""
    return _below_one(province, _PROVINCE)


def subdistricts(district: str) -> tuple[Area, ...]:
    """The subdistricts of a district, in the alphabet's order; NoSuchArea for an unknown code."""
    return _below_one(district, _DISTRICT)


def area(code: str) -> Area:
    """The area of a code of 2, 4 or 6 digits; NoSuchArea when there is none."""
    try:
        return _by_code()[code]
    except KeyError:
        raise NoSuchArea(code) from None


def area_label(subdistrict: str, *, english: bool = False) -> str:
    """ "ตำบลหาดขาม อำเภอกุยบุรี จังหวัดประจวบคีรีขันธ์ 77150"; in Bangkok แขวง and เขต. NoSuchArea when unknown.

    Without a postcode where the subdistrict has several: a letter must not carry the wrong one.
    """
    if len(subdistrict) != _SUBDISTRICT:
        raise NoSuchArea(subdistrict)
    here, district, province = (area(subdistrict[:length]) for length in (_SUBDISTRICT, _DISTRICT, _PROVINCE))
    if english:
        words = f"{here.name_en}, {district.name_en}, {province.name_en}"
    elif province.code == BANGKOK_PROVINCE:
        words = f"แขวง{here.name_th} เขต{district.name_th} {province.name_th}"
    else:
        words = f"ตำบล{here.name_th} อำเภอ{district.name_th} จังหวัด{province.name_th}"
    return f"{words} {here.postcode}" if len(here.postcodes) == 1 else words


@cache
def _below() -> dict[str, tuple[Area, ...]]:
    """The areas directly below each code; the provinces below "". Read once from the package's data."""
    rows = {"": _sorted(Area(row.code, row.name_th, row.name_en) for row in geothai.provinces())}
    for province in rows[""]:
        found = _sorted(Area(row.code, _bare(row.name_th), row.name_en) for row in geothai.districts(province.code))
        rows[province.code] = found
        for district in found:
            rows[district.code] = _sorted(
                Area(row.code, _bare(row.name_th), row.name_en, tuple(row.postal_codes))
                for row in geothai.subdistricts(district.code)
            )
    return rows


@cache
def _by_code() -> dict[str, Area]:
    return {row.code: row for rows in _below().values() for row in rows}


def _below_one(code: str, length: int) -> tuple[Area, ...]:
    if len(code) != length or code not in _below():
        raise NoSuchArea(code)
    return _below()[code]


def _bare(name: str) -> str:
    """The data set writes เขต before Bangkok's districts, and no prefix elsewhere."""
    return name.removeprefix("เขต")


def _sorted(rows: Iterable[Area]) -> tuple[Area, ...]:
    return tuple(sorted(rows, key=lambda row: _dictionary_key(row.name_th)))


def _dictionary_key(name: str) -> str:
    """A Thai dictionary sorts เ แ โ ใ ไ after the consonant they are written before."""
    return name[1] + name[0] + name[2:] if name[:1] in LEADING_VOWELS and len(name) > 1 else name
