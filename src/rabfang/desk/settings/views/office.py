"""The office: names, address, hours, register year."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rabfang.cases.queries import last_number_of
from rabfang.cases.registers import register_year
from rabfang.core.clock import local_date
from rabfang.desk.settings.access import Here, administrator_page
from rabfang.desk.settings.checks import change_office_and_numbering
from rabfang.desk.settings.forms.office import AgencyForm
from rabfang.desk.settings.pages import page, say_followed, tried
from rabfang.web.refusing import sent


@require_http_methods(["GET", "HEAD", "POST"])
@administrator_page
def office(request: HttpRequest, here: Here) -> HttpResponse:
    """Show and change it."""
    agency = here.agency
    form = AgencyForm(sent(request), initial=vars(agency))
    hours = (agency.opens_at, agency.closes_at)
    if request.method == "POST" and form.is_valid():
        changed = tried(form, lambda: change_office_and_numbering(agency, form.facts(), by=here.officer, at=here.at))
        if changed is not None:
            if (changed.opens_at, changed.closes_at) == hours:
                messages.success(request, _("บันทึกข้อมูลหน่วยงานแล้ว"))
            else:
                say_followed(request, here, changed, _("บันทึกข้อมูลหน่วยงานแล้ว"))
            return redirect("settings:office")
    year = register_year(agency, local_date(here.at))
    book = {"year": year, "next": last_number_of(agency, year) + 1}
    return page(request, here, "office", tab="office", form=form, book=book)
