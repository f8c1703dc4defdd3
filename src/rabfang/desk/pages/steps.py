"""A case as seven dated steps with their evidence (S4-6)."""

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from rabfang.desk.access import Here, officer_page
from rabfang.desk.case.reading import opened
from rabfang.desk.case.steps import steps as steps_of
from rabfang.desk.navigation import show


@officer_page
@require_safe
def steps(request: HttpRequest, here: Here, pk: int) -> HttpResponseBase:
    """The steps on a page; 404 when the case is not in sight."""
    case = opened(here, pk)
    return show(request, here, "steps", current="desk:register", case=case.case, steps=steps_of(case, here.at))
