"""The earlier cases of a telephone number, as a part of the record form."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_POST

from rabfang.desk.access import Here, officer_page
from rabfang.desk.callers import caller_of

LONGEST_NUMBER = 40


@officer_page
@require_POST
def caller(request: HttpRequest, here: Here) -> HttpResponseBase:
    """For `js/caller.js`. By POST, so that the number stands in no address and no log."""
    found = caller_of(here, request.POST.get("telephone", "")[:LONGEST_NUMBER])
    return render(request, "desk/record/caller.html", {"caller": found, "here": here})
