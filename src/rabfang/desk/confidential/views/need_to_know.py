"""Whom a case is about is named on it, so that they can never see it; an officer steps aside."""

from http import HTTPStatus
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from rabfang.agencies.models import Agency, Officer, Unit
from rabfang.core.errors import Invalid
from rabfang.desk.confidential.access import OpenSeat, confidential_page, show
from rabfang.desk.confidential.reading import Unsealed, unsealed
from rabfang.desk.confidential.recording import noted
from rabfang.desk.confidential.stepping_aside import step_aside_with
from rabfang.desk.confidential.superiors import superiors, units_of
from rabfang.desk.confidential.trying import tried
from rabfang.vault.actions.need_to_know import bar
from rabfang.vault.barred import Barred
from rabfang.web.forms import CleanTextField, OfficeForm

CURRENT = "confidential:cases"
FORM = require_http_methods(["GET", "HEAD", "POST"])
LONGEST_REASON = 2000


class NamedForm(OfficeForm):
    """Officers and units of the office."""

    officers = forms.ModelMultipleChoiceField(
        queryset=Officer.objects.none(),
        label=gettext_lazy("ผู้ที่ถูกกล่าวถึง"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    units = forms.ModelMultipleChoiceField(
        queryset=Unit.objects.none(),
        label=gettext_lazy("หน่วยที่ถูกกล่าวถึง"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("ทุกคนที่เคยอยู่หรือจะย้ายเข้ามาอยู่ในหน่วยนี้จะไม่เห็นเรื่อง"),
    )
    mark_optional = False

    def __init__(self, *args: object, office: Agency | None, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (
            ("officers", Officer.objects.filter(agency=office).order_by("name")),
            ("units", Unit.objects.filter(agency=office).order_by("name_th")),
        ):
            field = self.fields[name]
            if isinstance(field, forms.ModelMultipleChoiceField):
                field.queryset = rows


class AsideForm(OfficeForm):
    """Why an officer steps aside."""

    reason = CleanTextField(
        label=gettext_lazy("เหตุผล"),
        lines=3,
        max_length=LONGEST_REASON,
        help_text=gettext_lazy("เช่น เป็นญาติหรือเคยมีเรื่องกับผู้ที่ถูกกล่าวถึง ผู้แจ้งเรื่องไม่เห็นข้อความนี้"),
    )


@FORM
@confidential_page
def name(request: HttpRequest, seat: OpenSeat, box: UUID) -> HttpResponseBase:
    """Names them: first the people, then with their units and superiors, which may be taken away again."""
    case, office = unsealed(seat, box), seat.agency.confidential_of
    form = NamedForm(request.POST if request.method == "POST" else None, office=office)
    if request.method != "POST" or office is None or not form.is_valid():
        return _shown(request, case, "name", form)
    chosen = Barred(_ids(form, "officers"), _ids(form, "units"))
    if "confirm" not in request.POST:
        if not chosen.officers and not chosen.units:
            tried(form, lambda: _refuse("nobody-named"))
            return _shown(request, case, "name", form)
        wider = {
            "officers": chosen.officers | (superiors(office, seat.at) - {seat.officer.pk}),
            "units": chosen.units | units_of(office, chosen.officers),
        }
        return _shown(request, case, "name", NamedForm(initial=wider, office=office), proposed=True)
    if not chosen.officers and not chosen.units:
        tried(form, lambda: _refuse("nobody-named"))
        return _shown(request, case, "name", form, proposed=True)
    gone = tried(form, lambda: (bar(box, chosen, by=seat.unlocked, at=seat.at),))
    if gone is None:
        return _shown(request, case, "name", form, proposed=True)
    noted(seat, "name-in-confidential-case", case.case.number_text, case=case.case)
    if seat.officer.pk in gone[0]:
        return redirect("confidential:cases")
    return redirect(reverse("confidential:case", args=[box]))


@FORM
@confidential_page
def aside(request: HttpRequest, seat: OpenSeat, box: UUID) -> HttpResponseBase:
    """Gives up the case for good, with a reason that those who stay can read."""
    case = unsealed(seat, box)
    form = AsideForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        reason = _("ขอถอนตัวจากเรื่องนี้: %(reason)s") % form.cleaned_data

        def act() -> bool:
            step_aside_with(case, reason)
            return True

        if tried(form, act):
            noted(seat, "step-aside", case.case.number_text, case=case.case)
            return redirect("confidential:cases")
    return _shown(request, case, "aside", form)


def _shown(
    request: HttpRequest, case: Unsealed, template: str, form: OfficeForm, *, proposed: bool = False
) -> HttpResponseBase:
    status = HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK
    context = {"case": case.case, "box": case.box.box, "subject": case.subject, "form": form, "proposed": proposed}
    return show(request, case.seat, template, current=CURRENT, status=status, **context)


def _ids(form: NamedForm, name: str) -> frozenset[int]:
    return frozenset(row.pk for row in form.cleaned_data[name])


def _refuse(code: str) -> None:
    raise Invalid(code, field="officers")
