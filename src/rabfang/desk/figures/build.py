"""Tables that officers make: asked by an address, so that a bookmark keeps it; kept under a name if they like."""

from http import HTTPStatus
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rabfang.desk.access import Here, officer_page
from rabfang.desk.figures.forms import DEFAULT, KeptForm, QuestionForm, said_of
from rabfang.desk.figures.pages import counted_up
from rabfang.desk.figures.rights import sees_office
from rabfang.desk.figures.where import opened
from rabfang.desk.navigation import show
from rabfang.reports.actions.tables import save_table
from rabfang.reports.builder.making import answer, called
from rabfang.reports.tables import tables_for
from rabfang.reports.writers.page import of

LONGEST = 2000


@officer_page
@require_safe
def build(request: HttpRequest, here: Here) -> HttpResponseBase:
    """The question and its answer; without a question, a table of everything by kind."""
    if not sees_office(here):
        raise Http404
    return _page(request, here, QuestionForm(request.GET if request.GET else DEFAULT, here=here), KeptForm())


@officer_page
@require_POST
def table_new(request: HttpRequest, here: Here) -> HttpResponseBase:
    """Keeps the table that is shown."""
    if not sees_office(here):
        raise Http404
    said = request.POST.get("question", "")
    form = QuestionForm(QueryDict(said if len(said) <= LONGEST else ""), here=here)
    kept = KeptForm(request.POST)
    if not form.is_valid() or not kept.is_valid():
        return _page(request, here, form, kept)
    table = save_table(here.agency, form.cleaned_data["question"], kept.kept, by=here.officer, at=here.at)
    messages.success(request, _("บันทึกตาราง “%(name)s” แล้ว") % {"name": table.name})
    return redirect("desk:table", table.pk)


def _page(request: HttpRequest, here: Here, form: QuestionForm, kept: KeptForm) -> HttpResponseBase:
    wrong = not form.is_valid() or (kept.is_bound and not kept.is_valid())
    shown, question = None, form.cleaned_data.get("question") if form.is_valid() else None
    if question:
        counted_up(here)
        shown = of(answer(question, here.agency, called(question), here.at), opened)
    return show(
        request,
        here,
        "figures/build",
        current="desk:figures",
        status=HTTPStatus.BAD_REQUEST if wrong else HTTPStatus.OK,
        form=form,
        kept=kept,
        shown=shown,
        question=urlencode(said_of(question)) if question else "",
        tables=tables_for(here.officer, here.agency),
        build_url=reverse("desk:build"),
    )
