"""A breach: recorded with whom it affects, told to the committee and to people."""

from collections.abc import Mapping
from datetime import date
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rabfang.agencies.models import Officer
from rabfang.channels.outbox import way_title
from rabfang.core.clock import local_date
from rabfang.core.errors import Refused
from rabfang.desk.access import Here, officer_page
from rabfang.desk.audit.wording import WORDS
from rabfang.desk.case.telling import telling_of
from rabfang.desk.forms.book import BookForm
from rabfang.desk.looks import look
from rabfang.desk.rights.access import done, page, refuse, require
from rabfang.desk.rights.forms import BY_HAND, BreachForm, ReportedForm, ToldForm
from rabfang.procedures.schema import May
from rabfang.rights.actions import breaches as actions
from rabfang.rights.lookers import lookers, takers
from rabfang.rights.models import Breach, BreachCase
from rabfang.web.forms import OfficeForm

ONE = "desk:rights_breach"
PAGE = 200
SAID = ("what", "leaked", "known_at", "high_risk", "measures")


@officer_page
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, here: Here) -> HttpResponseBase:
    """What happened, since when it is known, and by what those affected are found."""
    require(here, May.PROTECT)
    officers = list(Officer.objects.filter(agency=here.agency).order_by("name").values_list("pk", "name"))
    sent = request.POST if request.method == "POST" else None
    form = BreachForm(sent, here=here, officers=officers)
    if sent is not None and form.is_valid():
        said = {name: form.cleaned_data[name] for name in SAID}
        try:
            row = actions.record_breach(here.agency, said, form.question(), by=here.actor, at=here.at)
        except Refused as refused:
            refuse(form, refused)
        else:
            return done(request, _("บันทึกเหตุแล้ว"), ONE, row.pk)
    return page(request, here, "breach_new", form=form, status=HTTPStatus.BAD_REQUEST if form.errors else 200)


@officer_page
@require_safe
def one(request: HttpRequest, here: Here, pk: int) -> HttpResponseBase:
    """The breach with the list of those affected and how each can be reached; asked for a period, who saw them."""
    row = _breach(here, pk)
    if not {"first", "last"} & request.GET.keys():
        return _shown(request, here, row)
    period = BookForm(request.GET)
    return _shown(request, here, row, period=period, status=HTTPStatus.OK if period.is_valid() else 400)


@officer_page
@require_POST
def reported(request: HttpRequest, here: Here, pk: int) -> HttpResponseBase:
    """The committee was told."""
    row = _breach(here, pk)
    form = ReportedForm(request.POST)
    if form.is_valid():
        try:
            actions.reported(
                row, form.cleaned_data["note"], form.cleaned_data["late_reason"], by=here.actor, at=here.at
            )
        except Refused as refused:
            refuse(form, refused)
        else:
            return done(request, _("บันทึกการแจ้งแล้ว"), ONE, pk)
    return _shown(request, here, row, form=form, status=HTTPStatus.BAD_REQUEST)


@officer_page
@require_POST
def tell(request: HttpRequest, here: Here, pk: int) -> HttpResponseBase:
    """Messages to everybody who can be reached by e-mail or chat."""
    count = actions.tell_affected(_breach(here, pk), by=here.actor, at=here.at)
    said = ngettext("ส่งข้อความถึง %(count)s คนแล้ว", "ส่งข้อความถึง %(count)s คนแล้ว", count) % {"count": count}
    return done(request, said, ONE, pk)


@officer_page
@require_POST
def told(request: HttpRequest, here: Here, pk: int) -> HttpResponseBase:
    """Some were told by letter, telephone or in person."""
    row = _breach(here, pk)
    form = ToldForm(request.POST)
    cases = [int(one) for one in request.POST.getlist("cases") if one.isdecimal()]
    if not cases:
        form.add_error(None, _("โปรดเลือกอย่างน้อยหนึ่งเรื่อง"))
    if not form.is_valid():
        return _shown(request, here, row, told=form, status=HTTPStatus.BAD_REQUEST)
    actions.told_by_hand(row, cases, form.cleaned_data["way"], by=here.actor, at=here.at)
    return done(request, _("บันทึกแล้ว"), ONE, pk)


def _breach(here: Here, pk: int) -> Breach:
    require(here, May.PROTECT)
    rows = Breach.objects.select_related("agency", "made_by", "reported_by")
    row = rows.filter(agency=here.agency, pk=pk).first()
    if row is None:
        raise Http404
    return row


def _shown(
    request: HttpRequest,
    here: Here,
    row: Breach,
    *,
    form: OfficeForm | None = None,
    told: OfficeForm | None = None,
    period: BookForm | None = None,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    items = row.cases.select_related("case__complainant", "told_by")
    shown = list(items[:PAGE])
    asked = period is not None and period.is_valid()
    seen = _seen(here, row, shown, period.cleaned_data) if period is not None and asked else {}
    people: list[dict[str, Any]] = [
        {
            "item": item,
            "person": item.case.complainant,
            "telling": telling_of(item.case.complainant),
            "way": BY_HAND.get(item.way) or (item.way and way_title(item.way)),
            "seen": seen.get("by_case", {}).get(item.case_id, []),
        }
        for item in shown
    ]
    today = local_date(here.at)
    context = {
        "row": row,
        "people": people,
        "count": items.count(),
        "left": items.filter(told_at__isnull=True).count(),
        "late": (row.reported_at or here.at) > row.due_at,
        "form": form or ReportedForm(),
        "told": told or ToldForm(),
        "wrong": form or told or period,
        "period": period or BookForm(initial={"first": local_date(row.known_at).replace(day=1), "last": today}),
        "asked": asked,
        "takers": seen.get("takers", []),
    }
    return page(request, here, "breach", status=status, **context)


def _seen(here: Here, row: Breach, items: list[BreachCase], asked: Mapping[str, date]) -> dict[str, Any]:
    """What the record knows; that it was asked is on record as well."""
    first, last = asked["first"], asked["last"]
    by_case = lookers(row.agency, {item.case_id: item.case.number_text for item in items}, first, last)
    taken = takers(row.agency, first, last)
    look(here, "breach-seen", f"#{row.pk}", rows=sum(map(len, by_case.values())) + len(taken))
    return {"by_case": by_case, "takers": [{"row": one, "what": WORDS.get(one.action, one.action)} for one in taken]}
