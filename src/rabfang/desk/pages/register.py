"""The register: filters, search, and pages that stay fast because none is counted."""

import re
from collections.abc import Mapping
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.db.models.fields.tuple_lookups import Tuple, TupleLessThan
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from rabfang.cases.models import Case
from rabfang.desk.access import Here, officer_page
from rabfang.desk.forms.register import RegisterFilter
from rabfang.desk.listing import for_list, rows
from rabfang.desk.navigation import show
from rabfang.desk.sight import listed
from rabfang.letters.rights import WRITING
from rabfang.search.queries import find

PAGE = 50
PLACE = re.compile(r"([0-9]{4})-([0-9]{1,9})")


@officer_page
@require_safe
def register(request: HttpRequest, here: Here) -> HttpResponseBase:
    """One page of the register, newest number first."""
    form = RegisterFilter(request.GET, here=here)
    found = _found(form, here) if form.is_valid() else here.cases().none()
    page = list(for_list(found)[: PAGE + 1])
    place = PLACE.fullmatch(form["before"].value() or "")
    context = {
        "form": form,
        "rows": rows(page[:PAGE]),
        "narrowed": not form.is_valid() or form.narrowed,
        "first_url": _url(request.GET, "") if place else "",
        "next_url": _url(request.GET, _place(page[PAGE - 1])) if len(page) > PAGE else "",
        "letters_url": _url(request.GET, "", name="desk:batch_new") if page and here.sight in WRITING else "",
    }
    status = 200 if form.is_valid() else 400
    return show(request, here, "register", current="desk:register", status=status, **context)


def asked_for(form: RegisterFilter, here: Here) -> QuerySet[Case]:
    """Every case that a filter without fault asks for, in no order."""
    said = form.cleaned_data
    cases = form.narrow(listed(here, said["show"]))
    return find(here.agency, said["q"], cases) if said["q"] else cases


def _found(form: RegisterFilter, here: Here) -> QuerySet[Case]:
    """The cases asked for, in the register's order, from where the page begins."""
    cases = asked_for(form, here)
    place = PLACE.fullmatch(form.cleaned_data["before"])
    if place:
        cases = cases.filter(TupleLessThan(Tuple("year", "number"), (int(place[1]), int(place[2]))))
    return cases.order_by("-year", "-number")


def _place(case: Case) -> str:
    return f"{case.year}-{case.number}"


def _url(asked: Mapping[str, str], before: str, *, name: str = "desk:register") -> str:
    """The same question, beginning below a number; `name` is the page that answers it."""
    kept = {name: value for name, value in asked.items() if value and name in RegisterFilter.base_fields}
    kept.pop("before", None)
    if before:
        kept["before"] = before
    return f"{reverse(name)}?{urlencode(kept)}" if kept else reverse(name)
