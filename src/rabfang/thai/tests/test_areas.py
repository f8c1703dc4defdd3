"""Provinces, districts and subdistricts: complete, linked, labelled as an address is written."""

import pytest

from rabfang.thai.areas import NoSuchArea, area, area_label, districts, provinces, subdistricts


def test_the_country_is_complete() -> None:
    below = [row for province in provinces() for row in districts(province.code)]
    lowest = [row for district in below for row in subdistricts(district.code)]
    assert (len(provinces()), len(below), len(lowest)) == (77, 928, 7436)
    assert all(row.postcode for row in lowest)
    everything = [*provinces(), *below, *lowest]
    assert len({row.code for row in everything}) == len(everything)
    assert all(row.name_th and row.name_en and area(row.code) is row for row in everything)


def test_labels() -> None:
    assert area_label("770207") == "ตำบลหาดขาม อำเภอกุยบุรี จังหวัดประจวบคีรีขันธ์ 77150"
    assert area_label("100101") == "แขวงพระบรมมหาราชวัง เขตพระนคร กรุงเทพมหานคร 10200"
    assert area_label("770207", english=True) == "Hat Kham, Kui Buri, Prachuap Khiri Khan 77150"


def test_a_subdistrict_of_two_post_offices_has_no_postcode_in_its_label() -> None:
    assert area("100203").postcodes == ("10300", "10303")
    assert area_label("100203") == "แขวงสวนจิตรลดา เขตดุสิต กรุงเทพมหานคร"


def test_the_alphabet_reads_the_consonant_first() -> None:
    names = [row.name_th for row in provinces()]
    assert names[0] == "กระบี่"
    assert names.index("ชุมพร") < names.index("เชียงราย") < names.index("ตรัง")


@pytest.mark.parametrize("code", ["", "1", "99", "9999", "10010", "999999", "1001011", "๑๐", "10 ", "abc"])
def test_unknown_codes_say_so(code: str) -> None:
    for ask in (area, area_label, districts, subdistricts):
        with pytest.raises(NoSuchArea, match="no area has the code"):
            ask(code)


def test_a_code_of_another_level_is_unknown() -> None:
    for ask, code in ((districts, "1001"), (subdistricts, "10"), (area_label, "1001")):
        with pytest.raises(NoSuchArea):
            ask(code)
