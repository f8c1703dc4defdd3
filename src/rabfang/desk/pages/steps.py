"""A case as seven dated steps with their evidence (S4-6)."""

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from rabfang.desk.access import Here, officer_page
from rabfang.desk.case.reading import opened
from rabfang.desk.case.steps import record_of
from rabfang.desk.case.steps import steps as steps_of
from rabfang.desk.navigation import show
from rabfang.letters.paper import to_pdf
from rabfang.letters.serving import pdf_answer
from rabfang.letters.steps_paper import steps_paper


@officer_page
@require_safe
def steps(request: HttpRequest, here: Here, pk: int) -> HttpResponseBase:
    """The steps on a page; 404 when the case is not in sight."""
    case = opened(here, pk)
    return show(request, here, "steps", current="desk:register", case=case.case, steps=steps_of(case, here.at))


@officer_page
@require_safe
def steps_pdf(request: HttpRequest, here: Here, pk: int) -> HttpResponseBase:
    """The steps as a paper with the photographs; 404 likewise."""
    case = opened(here, pk)
    name = f"steps-{case.case.number}-{case.case.year}.pdf"
    return pdf_answer(to_pdf(steps_paper(record_of(case), here.at)), name)
