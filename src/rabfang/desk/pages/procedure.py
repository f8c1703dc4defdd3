"""The office's procedure as a chart, and its channels."""

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from rabfang.desk.access import Here, officer_page
from rabfang.desk.navigation import show


@officer_page
@require_safe
def procedure(request: HttpRequest, here: Here) -> HttpResponseBase:
    """The version in force; drawn from the same file that runs the cases."""
    return show(request, here, "procedure", current="desk:procedure")
