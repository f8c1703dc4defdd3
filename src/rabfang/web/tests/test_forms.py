"""A form keeps what was typed and says beside the field, and at the top, what is wrong."""

from django import forms

from rabfang.web.forms import CleanTextField, OfficeForm
from rabfang.web.tests.conftest import Draw


class Report(OfficeForm):
    name = CleanTextField(label="ชื่อ", max_length=20, help_text="ตามบัตรประชาชน")
    email = forms.EmailField(label="อีเมล", required=False)
    kind = forms.ChoiceField(label="ประเภท", choices=[("a", "ร้องเรียน"), ("b", "ร้องทุกข์")], widget=forms.RadioSelect)
    details = CleanTextField(label="รายละเอียด", max_length=10, lines=4, required=False)
    agree = forms.BooleanField(label="ยืนยัน")
    step = forms.CharField(widget=forms.HiddenInput)

    def clean(self) -> None:
        """A rule of the whole form."""
        raise forms.ValidationError("ส่งเรื่องนี้แล้ว")


def test_a_field_names_its_hint_and_its_error(draw: Draw) -> None:
    html = draw("{% field form.name %}", form=Report({}))
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'id="id_name_helptext" class="govuk-hint"' in html
    assert 'id="id_name_error" class="govuk-error-message"' in html
    assert "โปรดกรอก “ชื่อ”" in html
    assert "govuk-input--error" in html
    assert 'aria-invalid="true"' in html


def test_what_was_typed_stays(draw: Draw) -> None:
    form = Report({"name": "สมชาย <b>", "email": "ผิด"})
    assert 'value="สมชาย &lt;b&gt;"' in draw("{% field form.name %}", form=form)
    assert 'value="ผิด"' in draw("{% field form.email %}", form=form)


def test_the_browser_cuts_and_refuses_nothing(draw: Draw) -> None:
    html = draw("{% field form.name %}{% field form.email %}{% field form.details %}", form=Report())
    assert " maxlength" not in html
    assert " required" not in html


def test_what_may_stay_empty_says_so_unless_everything_may(draw: Draw) -> None:
    form = Report()
    assert "(ไม่บังคับ)" in draw("{% field form.email %}", form=form)
    assert "(ไม่บังคับ)" not in draw("{% field form.name %}", form=form)
    form.mark_optional = False
    assert "(ไม่บังคับ)" not in draw("{% field form.email %}", form=form)


def test_radios_stand_in_a_fieldset_with_a_legend(draw: Draw) -> None:
    html = draw('{% field form.kind label_size="m" inline=True %}', form=Report({}))
    assert '<fieldset class="govuk-fieldset" aria-describedby="id_kind_error">' in html
    assert "govuk-fieldset__legend--m" in html
    assert "govuk-radios--inline" in html
    assert html.count('class="govuk-radios__input"') == 2
    assert '<label class="govuk-label govuk-radios__label" for="id_kind_0">ร้องเรียน</label>' in html


def test_checkboxes_are_not_radios(draw: Draw) -> None:
    class Topics(OfficeForm):
        topics = forms.MultipleChoiceField(choices=[("a", "ก")], widget=forms.CheckboxSelectMultiple)

    assert 'data-module="govuk-checkboxes"' in draw("{% field form.topics %}", form=Topics())


def test_a_long_answer_is_counted_while_typed(draw: Draw) -> None:
    html = draw("{% field form.details %}", form=Report())
    assert 'data-maxlength="10"' in html
    assert 'aria-describedby="id_details-info"' in html
    assert 'rows="4"' in html


def test_a_field_takes_attributes_and_a_width(draw: Draw) -> None:
    html = draw('{% field form.email width="20" autocomplete="email" data_keep_not="" %}', form=Report())
    assert "govuk-input--width-20" in html
    assert 'autocomplete="email"' in html
    assert 'data-keep-not=""' in html


def test_the_summary_links_each_error_to_its_field(draw: Draw) -> None:
    html = draw("{% error_summary form %}", form=Report({"email": "ผิด", "details": "ก" * 11}))
    assert "<li>ส่งเรื่องนี้แล้ว</li>" in html
    for target in ("id_name", "id_email", "id_kind_0", "id_details", "id_agree"):
        assert f'href="#{target}"' in html
    assert "ข้อความยาว 11 ตัวอักษร โปรดย่อให้ไม่เกิน 10 ตัวอักษร" in html
    assert "#id_step" not in html


def test_the_summary_is_silent_when_nothing_is_wrong(draw: Draw) -> None:
    assert draw("{% error_summary form none %}", form=Report(), none=None).strip() == ""


def test_a_form_draws_itself_whole() -> None:
    html = str(Report())
    assert html.count("govuk-form-group") == 5
    assert '<input type="hidden" name="step"' in html


def test_a_forms_own_wording_stays() -> None:
    class Named(OfficeForm):
        name = CleanTextField(error_messages={"required": "ใครเป็นผู้แจ้ง"})

    assert Named({}).errors["name"] == ["ใครเป็นผู้แจ้ง"]
