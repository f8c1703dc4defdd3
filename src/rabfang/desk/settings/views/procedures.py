"""The office's procedure: channels, versions, publishing, comparing."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from rabfang.core.clock import local_date
from rabfang.desk.settings.access import Here, administrator_page
from rabfang.desk.settings.checks import require_administrator
from rabfang.desk.settings.forms.procedures import PublishForm
from rabfang.desk.settings.pages import page, tried
from rabfang.letters.charts import chart_sheet, printed_chart
from rabfang.letters.serving import pdf_answer
from rabfang.procedures.actions import publish
from rabfang.procedures.differences import differences
from rabfang.procedures.loader import load
from rabfang.procedures.models import ProcedureVersion
from rabfang.procedures.problems import Problem, ProcedureError
from rabfang.procedures.queries import version_of, versions
from rabfang.procedures.schema import Procedure
from rabfang.web.refusing import sent

TAB = "procedures"


@require_safe
@administrator_page
def channels(request: HttpRequest, here: Here) -> HttpResponse:
    """The channels of the procedure in force."""
    return page(request, here, "channels", tab="channels", procedure=here.procedure)


@require_safe
@administrator_page
def procedures(request: HttpRequest, here: Here) -> HttpResponse:
    """Every version, the one in force first."""
    return page(request, here, "procedures", tab=TAB, versions=list(versions(here.agency)))


@require_safe
@administrator_page
def version(request: HttpRequest, here: Here, number: int) -> HttpResponse:
    """One version's chart and text."""
    row, procedure = _version(here, number)
    rows = 30
    return page(request, here, "procedure", tab=TAB, version=row, procedure=procedure, rows=rows)


@require_safe
@administrator_page
def version_pdf(request: HttpRequest, here: Here, number: int) -> HttpResponse:
    """One version's chart as a paper."""
    row, procedure = _version(here, number)
    sheet = chart_sheet(here.agency, procedure, number=number, published=local_date(row.published_at))
    return pdf_answer(printed_chart(sheet), f"procedure-{number}.pdf")


@require_http_methods(["GET", "HEAD", "POST"])
@administrator_page
def publish_new(request: HttpRequest, here: Here) -> HttpResponse:
    """Check a text against the procedure in force, and publish it as the next version."""
    start = versions(here.agency).values_list("text", flat=True).first()
    files = request.FILES if request.method == "POST" else None
    form = PublishForm(sent(request), files, initial={"toml": start})
    shown: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid():
        new, problems = _read(form)
        shown["problems"] = problems
        sound = new and tried(form, partial(require_administrator, here.agency, new, local_date(here.at)))
        if sound is not None:
            if "check" in request.POST:
                shown["changes"] = differences(here.procedure, sound)
            elif row := _published(form, here):
                messages.success(request, _("เผยแพร่ฉบับที่ %(number)s แล้ว") % {"number": row.number})
                return redirect("settings:procedure", number=row.number)
    return page(request, here, "procedure_publish", tab=TAB, form=form, checked="changes" in shown, **shown)


@require_safe
@administrator_page
def compare(request: HttpRequest, here: Here) -> HttpResponse:
    """Two versions, value by value."""
    rows = list(versions(here.agency))
    numbers = [row.number for row in rows]
    new = _asked(request.GET.get("new", ""), numbers, numbers[0])
    old = _asked(request.GET.get("old", ""), numbers, numbers[min(1, len(numbers) - 1)])
    changes = differences(_version(here, old)[1], _version(here, new)[1])
    return page(request, here, "procedures_compare", tab=TAB, versions=rows, old=old, new=new, changes=changes)


def _read(form: PublishForm) -> tuple[Procedure | None, tuple[Problem, ...]]:
    try:
        return load(form.cleaned_data["toml"], name=""), ()
    except ProcedureError as error:
        count = len(error.problems)
        form.add_error(
            "toml",
            ngettext(
                "พบข้อผิดพลาด %(count)s แห่ง ดูตาราง “สิ่งที่ต้องแก้” ข้อความนี้ยังไม่ได้เผยแพร่",
                "พบข้อผิดพลาด %(count)s แห่ง ดูตาราง “สิ่งที่ต้องแก้” ข้อความนี้ยังไม่ได้เผยแพร่",
                count,
            )
            % {"count": count},
        )
        return None, error.problems


def _published(form: PublishForm, here: Here) -> ProcedureVersion | None:
    given = form.cleaned_data
    return tried(form, lambda: publish(here.agency, given["toml"], by=here.officer, at=here.at, note=given["note"]))


def _version(here: Here, number: int) -> tuple[ProcedureVersion, Procedure]:
    found = versions(here.agency).filter(number=number).values_list("pk", flat=True).first()
    if found is None:
        raise Http404
    return version_of(found)


def _asked(text: str, known: list[int], otherwise: int) -> int:
    """The version asked for; 404 for one that is not there."""
    if not text:
        return otherwise
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else -1
    if number not in known:
        raise Http404
    return number
