"""Fields take what people type and say what to do when they cannot."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from rabfang.core import clock
from rabfang.web.date_fields import ThaiDateInput
from rabfang.web.forms import (
    CleanTextField,
    MultiFileField,
    OfficeForm,
    PhoneField,
    ThaiDateField,
    ThaiDateTimeField,
)

NOON = datetime(2026, 4, 9, 5, 0, tzinfo=UTC)  # 9 April 2569, 12:00 in Bangkok


class Sending(OfficeForm):
    attachments = MultiFileField(label="ไฟล์แนบ", max_files=2, required=False)


@pytest.mark.parametrize("blank", ["", "   ", "\u200b\u200b", "\n\t", "\u00ad"])
def test_required_text_must_be_visible(blank: str) -> None:
    with pytest.raises(ValidationError) as error:
        CleanTextField().clean(blank)
    assert error.value.code == "required"


def test_length_is_counted_after_cleaning() -> None:
    field = CleanTextField(max_length=3)
    assert field.clean("  กข\u200bค  ") == "กขค"
    with pytest.raises(ValidationError):
        field.clean("กขคง")


def test_a_line_end_counts_as_one_sign() -> None:
    assert CleanTextField(max_length=3, lines=2).clean("ก\r\nข") == "ก\nข"


@pytest.mark.parametrize("typed", ["081 234 5678", "081-234-5678", "๐๘๑-๒๓๔-๕๖๗๘"])
def test_a_telephone_number_is_kept_in_one_form(typed: str) -> None:
    assert PhoneField().clean(typed) == PhoneField().clean("0812345678")


def test_a_wrong_telephone_number_is_refused_with_an_example() -> None:
    with pytest.raises(ValidationError, match="081"):
        PhoneField().clean("12")


def test_an_empty_telephone_number_may_be_left_out() -> None:
    assert PhoneField(required=False).clean("") == ""


@pytest.mark.parametrize("typed", ["9/4/2569", "๙/๔/๒๕๖๙", "9 เมษายน 2569", " 9/4/2569 "])
def test_a_date_is_read_in_the_buddhist_era(typed: str) -> None:
    assert ThaiDateField().clean(typed) == date(2026, 4, 9)


@pytest.mark.parametrize("typed", ["31/2/2569", "พรุ่งนี้", "9/4"])
def test_a_wrong_date_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(ValidationError, match="9/4/2569"):
        ThaiDateField().clean(typed)


def test_a_date_is_shown_in_the_buddhist_era_and_a_typed_one_as_typed() -> None:
    widget = ThaiDateInput()
    assert widget.format_value(date(2026, 4, 9)) == "9/4/2569"
    assert widget.format_value("9 เม.ย.") == "9 เม.ย."


def test_an_incident_is_not_tomorrow_and_an_appointment_not_yesterday() -> None:
    with clock.frozen(NOON):
        assert ThaiDateField(past=True).clean("9/4/2569")
        assert ThaiDateField(future=True).clean("9/4/2569")
        with pytest.raises(ValidationError):
            ThaiDateField(past=True).clean("10/4/2569")
        with pytest.raises(ValidationError):
            ThaiDateField(future=True).clean("8/4/2569")


@pytest.mark.parametrize("typed", ["9/4/2569 14:30", "9/4/2569 14.30 น.", "9/4/2569 เวลา 14:30"])
def test_a_moment_is_read_in_bangkok(typed: str) -> None:
    assert ThaiDateTimeField().clean(typed) == datetime(2026, 4, 9, 7, 30, tzinfo=UTC)


@pytest.mark.parametrize("typed", ["9/4/2569", "9/4/2569 25:00", "14:30"])
def test_a_wrong_moment_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError, match="14:30"):
        ThaiDateTimeField().clean(typed)


def test_a_moment_is_shown_in_bangkok() -> None:
    assert ThaiDateInput().format_value(NOON) == "9/4/2569 12:00"


def test_a_date_written_otherwise_is_not_a_change() -> None:
    assert not ThaiDateField().has_changed(date(2026, 4, 9), "๙/๔/๒๕๖๙")
    assert ThaiDateField().has_changed(date(2026, 4, 9), "ไม่ทราบ")


def test_files_come_as_a_list_and_only_so_many() -> None:
    files = [SimpleUploadedFile(f"{n}.jpg", b"x") for n in range(3)]
    few = Sending({}, MultiValueDict({"attachments": files[:2]}))
    many = Sending({}, MultiValueDict({"attachments": files}))
    assert few.is_valid()
    assert few.cleaned_data["attachments"] == files[:2]
    assert many.errors["attachments"] == ["แนบได้ไม่เกิน 2 ไฟล์ (แนบมา 3 ไฟล์) โปรดนำบางไฟล์ออก"]


def test_no_file_is_an_empty_list() -> None:
    form = Sending({}, MultiValueDict())
    assert form.is_valid()
    assert form.cleaned_data["attachments"] == []
