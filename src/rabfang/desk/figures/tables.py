"""Tables kept under a name: as they stand now, and as they stood when their weeks or months ended."""

from http import HTTPStatus
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from rabfang.core.clock import local_date
from rabfang.desk.access import Here, officer_page
from rabfang.desk.figures.forms import KeptForm, said_of
from rabfang.desk.figures.pages import counted_up
from rabfang.desk.figures.rights import sees_office
from rabfang.desk.figures.where import opened
from rabfang.desk.navigation import show
from rabfang.procedures.schema import Words
from rabfang.reports.actions.tables import change_table, delete_table
from rabfang.reports.builder.making import answer
from rabfang.reports.builder.question import wrong_with
from rabfang.reports.models import SavedTable
from rabfang.reports.tables import content_of, editions_of, question_of, tables_for
from rabfang.reports.writers.page import of


@officer_page
@require_http_methods(["GET", "HEAD", "POST"])
def table(request: HttpRequest, here: Here, pk: int) -> HttpResponseBase:
    """The table as it stands now, its editions, and for whose it is the form that changes it."""
    found = _table(here, pk)
    is_own = found.officer_id == here.officer.pk
    said = {"name": found.name, "is_shared": found.is_shared, "every": found.every}
    form = KeptForm(request.POST or None, initial=said)
    if request.method == "POST":
        if not is_own:
            raise Http404
        if form.is_valid():
            change_table(found, form.kept, at=here.at)
            messages.success(request, _("บันทึกการเปลี่ยนแปลงแล้ว"))
            return redirect("desk:table", pk)
    question = question_of(found)
    counted_up(here)
    wrong = wrong_with(question, local_date(here.at))
    content = None if wrong else answer(question, here.agency, Words(th=found.name, en=found.name), here.at)
    return show(
        request,
        here,
        "figures/table",
        current="desk:figures",
        status=HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK,
        table=found,
        shown=of(content, opened) if content else None,
        editions=editions_of(found),
        form=form if is_own else None,
        build_url=f"{reverse('desk:build')}?{urlencode(said_of(question))}",
    )


@officer_page
@require_http_methods(["GET", "HEAD", "POST"])
def table_delete(request: HttpRequest, here: Here, pk: int) -> HttpResponseBase:
    """Says what goes with it; then the officer's own table is gone."""
    found = _table(here, pk)
    if found.officer_id != here.officer.pk:
        raise Http404
    if request.method != "POST":
        editions = editions_of(found).count()
        return show(request, here, "figures/delete", current="desk:figures", table=found, editions=editions)
    delete_table(found)
    messages.success(request, _("ลบตาราง “%(name)s” แล้ว") % {"name": found.name})
    return redirect("desk:build")


@officer_page
@require_safe
def edition(request: HttpRequest, here: Here, pk: int, edition: int) -> HttpResponseBase:
    """What a table said when a week or month had ended."""
    found = _table(here, pk)
    made = get_object_or_404(editions_of(found), pk=edition)
    shown = of(content_of(made), opened)
    return show(request, here, "figures/edition", current="desk:figures", table=found, edition=made, shown=shown)


def _table(here: Here, pk: int) -> SavedTable:
    """One that is theirs or shared with them; nobody else's is found."""
    if not sees_office(here):
        raise Http404
    return get_object_or_404(tables_for(here.officer, here.agency), pk=pk)
