"""The summary document and photographs of an occasion: read, taken away."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rabfang.channels.occasions.actions.hold import remove_file
from rabfang.channels.occasions.queries import files_of
from rabfang.core.errors import NotFound
from rabfang.desk.access import Here, officer_page
from rabfang.desk.occasions.reading import found
from rabfang.documents.serving import file_response


@officer_page
@require_safe
def file(request: HttpRequest, here: Here, pk: int, file: int) -> HttpResponseBase:
    """The file as people see it; 404 when the occasion or the file is not for this officer."""
    for row in files_of(found(here, pk)):
        if row.pk == file:
            return file_response(row.file)
    raise Http404


@officer_page
@require_POST
def remove(request: HttpRequest, here: Here, pk: int, file: int) -> HttpResponseBase:
    """Takes it away."""
    try:
        remove_file(found(here, pk, to_change=True), file, by=here.actor)
    except NotFound as error:
        raise Http404 from error
    messages.success(request, _("นำไฟล์ออกแล้ว"))
    return redirect("desk:occasion", pk=pk)
