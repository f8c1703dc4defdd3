"""The office's procedure as a chart, and its channels."""

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from rabfang.core.clock import local_date
from rabfang.desk.access import Here, officer_page
from rabfang.desk.navigation import show
from rabfang.letters.charts import chart_sheet, printed_chart
from rabfang.letters.serving import pdf_answer


@officer_page
@require_safe
def procedure(request: HttpRequest, here: Here) -> HttpResponseBase:
    """The version in force; drawn from the same file that runs the cases."""
    return show(request, here, "procedure", current="desk:procedure")


@officer_page
@require_safe
def procedure_pdf(request: HttpRequest, here: Here) -> HttpResponseBase:
    """Its chart as a paper."""
    number, day = here.version.number, local_date(here.version.published_at)
    sheet = chart_sheet(here.agency, here.procedure, number=number, published=day)
    return pdf_answer(printed_chart(sheet), f"procedure-{number}.pdf")
