"""A file of a case, for those who may see the case and what hangs on it."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from rabfang.cases.models import Attachment
from rabfang.desk.access import Here, officer_page
from rabfang.desk.case.reading import opened
from rabfang.documents.serving import file_response


@officer_page
@require_safe
def attachment(request: HttpRequest, here: Here, pk: int, attachment: int) -> HttpResponseBase:
    """The file as people see it; 404 when the case or the file is not for this officer."""
    case = opened(here, pk)
    rows = Attachment.objects.select_related("file").filter(case=case.case, visibility__in=case.readable)
    return file_response(get_object_or_404(rows, pk=attachment).file)
