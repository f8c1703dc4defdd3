"""The confidential desk is opened once with its first people; afterwards they alone change them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from rabfang.desk.confidential.trying import tried
from rabfang.desk.settings.access import Here, administrator_page
from rabfang.desk.settings.forms.confidential import FirstPeopleForm
from rabfang.desk.settings.pages import page
from rabfang.vault.actions.desks import People, open_desk
from rabfang.vault.queries import desk_of
from rabfang.web.refusing import sent


@require_http_methods(["GET", "HEAD", "POST"])
@administrator_page
def confidential(request: HttpRequest, here: Here) -> HttpResponse:
    """Opens it; once open the page says only that it is, and how to reach it."""
    if desk_of(here.agency) is not None:
        return page(request, here, "confidential", tab="confidential", opened=True)
    form = FirstPeopleForm(sent(request), office=here.agency)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        people = People([row.pk for row in said["handlers"]], [row.pk for row in said["custodians"]])
        if tried(form, lambda: open_desk(here.agency, people, by=here.officer, at=here.at)) is not None:
            return redirect("settings:confidential")
    return page(request, here, "confidential", tab="confidential", form=form, opened=False)
