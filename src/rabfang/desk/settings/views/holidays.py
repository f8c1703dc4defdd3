"""The calendar of a year: national days and the office's own."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rabfang.agencies.actions.add_holiday import add_holiday
from rabfang.agencies.actions.check_holidays import check_holidays
from rabfang.agencies.actions.edit_holiday import edit_holiday
from rabfang.agencies.actions.fill_holidays import fill_holidays
from rabfang.agencies.actions.remove_holiday import remove_holiday
from rabfang.agencies.models import Holiday
from rabfang.core.errors import Refused
from rabfang.desk.settings.access import Here, administrator_page
from rabfang.desk.settings.forms.holidays import CLOSED, HOURS, NATIONAL, OWN, CheckForm, DayForm, NewDayForm
from rabfang.desk.settings.pages import page, say_followed, tried
from rabfang.desk.settings.wording import refusal_text
from rabfang.desk.settings.years import FIRST, LAST, chosen_year, days_of_year, still_missing
from rabfang.thai.dates import ERA, buddhist_year
from rabfang.thai.holidays import DraftHoliday, draft_holidays, missing_for
from rabfang.web.refusing import sent

TAB = "holidays"


@require_safe
@administrator_page
def holidays(request: HttpRequest, here: Here) -> HttpResponse:
    """A year's days, with what has to be checked or is missing."""
    return _year(request, here, chosen_year(request, here.at))


@require_http_methods(["GET", "HEAD", "POST"])
@administrator_page
def add(request: HttpRequest, here: Here) -> HttpResponse:
    """A new day."""
    national = _may_change_national(here)
    begun = {
        "name": request.GET.get("name", "")[:200],
        "scope": NATIONAL if national and "national" in request.GET else OWN,
    }
    form = NewDayForm(sent(request), national=national, initial=begun)
    if request.method == "POST" and form.is_valid():
        agency = None if form.cleaned_data["scope"] == NATIONAL else here.agency
        day = tried(form, lambda: add_holiday(agency, form.facts(), by=here.officer, at=here.at))
        if day is not None:
            say_followed(request, here, agency, _("บันทึก “%(name)s” แล้ว") % {"name": day.name})
            return _back_to(buddhist_year(day.day))
    return page(request, here, "holiday_form", tab=TAB, form=form, national=national)


@require_http_methods(["GET", "HEAD", "POST"])
@administrator_page
def edit(request: HttpRequest, here: Here, pk: int) -> HttpResponse:
    """Correct a day."""
    row = _day(here, pk)
    given = {**row.__dict__, "opening": HOURS if row.opens_at else CLOSED}
    if row.is_draft:
        given["source"] = ""
    form = DayForm(sent(request), initial=given)
    if request.method == "POST" and form.is_valid():
        day = tried(form, lambda: edit_holiday(row, form.facts(), by=here.officer, at=here.at))
        if day is not None:
            say_followed(request, here, row.agency, _("บันทึก “%(name)s” แล้ว") % {"name": day.name})
            return _back_to(buddhist_year(day.day))
    return page(request, here, "holiday_form", tab=TAB, form=form, row=row, national=row.agency_id is None)


@require_http_methods(["GET", "HEAD", "POST"])
@administrator_page
def remove(request: HttpRequest, here: Here, pk: int) -> HttpResponse:
    """Ask once, then remove a day."""
    row = _day(here, pk)
    if request.method == "POST":
        name, year, agency = row.name, buddhist_year(row.day), row.agency
        remove_holiday(pk, by=here.officer, at=here.at)
        say_followed(request, here, agency, _("นำ “%(name)s” ออกแล้ว") % {"name": name})
        return _back_to(year)
    return page(request, here, "holiday_remove", tab=TAB, row=row, year=buddhist_year(row.day))


@require_POST
@administrator_page
def check(request: HttpRequest, here: Here) -> HttpResponse:
    """Mark drafts as compared with a resolution."""
    year = chosen_year(request, here.at)
    drafts = [row for row in days_of_year(year, None) if row.is_draft]
    form = CheckForm(request.POST, drafts=drafts)
    if form.is_valid():
        given = form.cleaned_data
        count = tried(
            form,
            lambda: check_holidays(
                None,
                given["days"],
                source=given["source"],
                announced_on=given["announced_on"],
                by=here.officer,
                at=here.at,
            ),
        )
        if count is not None:
            messages.success(request, _("ตรวจแล้ว %(count)s วัน") % {"count": count})
            return _back_to(year)
    return _year(request, here, year, form)


@require_http_methods(["GET", "HEAD", "POST"])
@administrator_page
def fill(request: HttpRequest, here: Here) -> HttpResponse:
    """Fill a year from the draft, after showing what it holds."""
    year = chosen_year(request, here.at)
    drafts = draft_holidays(year - ERA)
    if request.method == "POST":
        return _fill(request, here, year, drafts)
    known = {row.day for row in days_of_year(year, None)}
    rows = [{"draft": draft, "known": draft.day in known} for draft in drafts]
    new = sum(not row["known"] for row in rows)
    missing = missing_for(year - ERA)
    may_fill = _may_change_national(here)
    return page(
        request, here, "holidays_fill", tab=TAB, year=year, rows=rows, new=new, missing=missing, may_fill=may_fill
    )


def _fill(request: HttpRequest, here: Here, year: int, drafts: Sequence[DraftHoliday]) -> HttpResponse:
    try:
        count = fill_holidays(year - ERA, drafts, by=here.officer, at=here.at)
    except Refused as error:
        messages.error(request, refusal_text(error))
        return _back_to(year)
    if count:
        said = {"year": year, "count": count}
        say_followed(request, here, None, _("เพิ่มร่างวันหยุดลงปฏิทินปี %(year)s แล้ว %(count)s วัน") % said)
    else:
        messages.info(request, _("วันในร่างของปี %(year)s มีอยู่ครบแล้ว") % {"year": year})
    return _back_to(year)


def _year(request: HttpRequest, here: Here, year: int, form: CheckForm | None = None) -> HttpResponse:
    national = days_of_year(year, None)
    may_change = _may_change_national(here)
    drafts = [row for row in national if row.is_draft]
    if form is None and drafts and may_change:
        form = CheckForm(drafts=drafts)
    return page(
        request,
        here,
        "holidays",
        tab=TAB,
        year=year,
        before=year - 1 if year > FIRST else None,
        after=year + 1 if year < LAST else None,
        national=national,
        own=days_of_year(year, here.agency.pk),
        drafts=len(drafts),
        may_change=may_change,
        missing=still_missing(year, [row.name for row in national]),
        form=form if may_change else None,
    )


def _may_change_national(here: Here) -> bool:
    """In an installation of offices that stand under no other, each administrator may; the action decides again."""
    return here.agency.parent_id is None


def _day(here: Here, pk: int) -> Holiday:
    """The day, when it is one the administrator may change; else 404."""
    row = Holiday.objects.select_related("agency").filter(pk=pk).first()
    if row is None or row.agency_id not in (None, here.agency.pk):
        raise Http404
    if row.agency_id is None and not _may_change_national(here):
        raise Http404
    return row


def _back_to(year: int) -> HttpResponseRedirect:
    return redirect(f"{reverse('settings:holidays')}?year={year}")
