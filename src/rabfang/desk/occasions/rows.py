"""The table in which many matters of one occasion are entered: ten empty rows at a time, errors beside each cell."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rabfang.channels.occasions.actions.enter import Typed, enter, remove
from rabfang.channels.occasions.actions.record import record_waiting
from rabfang.channels.occasions.queries import Occasion, OccasionEntry, counts_of, open_entries, scope_of
from rabfang.channels.occasions.refusals import refusal_text
from rabfang.channels.occasions.rows import Scope, check
from rabfang.core.errors import Refused
from rabfang.desk.access import Here, officer_page
from rabfang.desk.navigation import show
from rabfang.desk.occasions.reading import found
from rabfang.desk.occasions.row_forms import RowForm, filled, initial_of, lists_of, problems_of

EMPTY = 10
MOST = 30  # rows of one page: nine fields each, and a request holds three hundred
MORE, DRAFT, RECORD = "more", "draft", "record"
State = OccasionEntry.State


@dataclass(frozen=True)
class Table:
    """The rows of a page and how to make one."""

    occasion: Occasion
    scope: Scope

    def row(self, number: int, data: QueryDict | None = None, initial: dict[str, Any] | None = None) -> RowForm:
        """One row, empty, begun or as it was sent."""
        return RowForm(
            data,
            initial=initial,
            prefix=f"r{number}",
            lists=lists_of(self.occasion, self.scope),
            several_days=self.scope.first != self.scope.last,
        )

    def sent(self, data: QueryDict) -> list[RowForm]:
        """The rows of a form."""
        asked = data.get("rows", "")
        count = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 4 else 0
        return [self.row(number, data) for number in range(min(count, MOST))]


@officer_page
@require_http_methods(["GET", "HEAD", "POST"])
def table(request: HttpRequest, here: Here, pk: int) -> HttpResponseBase:
    """Drafts and returned rows first, then empty ones; sent, they are kept, and recorded when asked."""
    occasion = found(here, pk, to_change=True)
    of = Table(occasion, scope_of(occasion))
    if request.method != "POST":
        return _page(request, here, occasion, _begun(of))
    sent = of.sent(request.POST)
    if request.POST.get("do") == MORE:
        more = [of.row(number) for number in range(len(sent), min(len(sent) + EMPTY, MOST))]
        again = [of.row(number, initial=_typed(row)) for number, row in enumerate(sent)]
        return _page(request, here, occasion, again + more)
    try:
        return _kept(request, here, of, sent)
    except Refused as error:
        messages.error(request, refusal_text(error))
        return _page(request, here, occasion, sent, status=HTTPStatus.BAD_REQUEST)


def _begun(of: Table) -> list[RowForm]:
    entries = list(open_entries(of.occasion)[:MOST])
    rows = []
    for number, entry in enumerate(entries):
        data = QueryDict(mutable=True)
        data.update({f"r{number}-{name}": text for name, text in initial_of(entry).items()})
        row = of.row(number, data)
        row.say(problems_of(entry))
        rows.append(row)
    empty = min(EMPTY, MOST - len(rows))
    return rows + [of.row(number) for number in range(len(rows), len(rows) + empty)]


def _typed(row: RowForm) -> dict[str, Any]:
    return {name: row[name].value() for name in row.fields}


def _kept(request: HttpRequest, here: Here, of: Table, sent: list[RowForm]) -> HttpResponseBase:
    """Keeps what was typed; with the button for it, makes cases of the good rows and shows the others again."""
    recording = request.POST.get("do") == RECORD
    rows = filled(sent)
    typed = [_checked(row, of.scope, here, recording=recording) for row in rows]
    emptied = [row.token_text() for row in sent if row not in rows]
    remove(of.occasion, emptied, by=here.actor)
    entries = enter(of.occasion, typed, by=here.actor, at=here.at, record=recording)
    if not recording:
        messages.success(request, _("บันทึกร่าง %(count)s แถวแล้ว") % {"count": len(entries)})
        return redirect("desk:occasion_rows", pk=of.occasion.pk)
    record_waiting(here.at, occasion=of.occasion)
    tokens = [entry.token for entry in entries]
    states = dict(OccasionEntry.objects.filter(occasion=of.occasion, token__in=tokens).values_list("token", "state"))
    recorded = sum(state == State.RECORDED for state in states.values())
    if recorded:
        messages.success(request, _("ลงทะเบียนแล้ว %(count)s เรื่อง") % {"count": recorded})
    if State.RETURNED not in states.values():
        return redirect("desk:occasion", pk=of.occasion.pk)
    return _page(request, here, of.occasion, _begun(of), status=HTTPStatus.BAD_REQUEST)


def _checked(row: RowForm, scope: Scope, here: Here, *, recording: bool) -> Typed:
    said = row.said()
    return Typed(row.token_text(), said, check(said, scope, here.at).problems if recording else None)


def _page(
    request: HttpRequest, here: Here, occasion: Occasion, rows: list[RowForm], *, status: int = HTTPStatus.OK
) -> HttpResponse:
    counts = counts_of(occasion)
    hidden = max(0, counts.drafts - counts.waiting + counts.returned - MOST)
    context = {
        "occasion": occasion,
        "rows": rows,
        "wrong": [row for row in rows if row.is_bound and row.errors],
        "may_more": len(rows) < MOST,
        "most": MOST,
        "hidden": hidden,
    }
    return show(request, here, "occasions/rows", current="desk:occasions", status=status, **context)
