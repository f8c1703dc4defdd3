"""The list of cases open to an officer, and one of them."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rabfang.agencies.models import Officer, Unit
from rabfang.cases.models import Status
from rabfang.cases.rules import offers
from rabfang.core.clock import local_date
from rabfang.desk.case import history, summary
from rabfang.desk.case.conversation import conversation
from rabfang.desk.case.due import due_times
from rabfang.desk.confidential.access import OpenSeat, confidential_page, show
from rabfang.desk.confidential.listing import A_PAGE, LISTS, counts, listed, reminders, sealed_rows
from rabfang.desk.confidential.reading import Unsealed, unsealed
from rabfang.desk.confidential.verbs import FORMS, first_form
from rabfang.desk.confidential.views.identities import identity_rows
from rabfang.desk.confidential.views.personal_data import request_lines
from rabfang.desk.listing import rows, title
from rabfang.desk.looks import look
from rabfang.procedures.verbs import VERBS
from rabfang.vault.actions.identities import handed_to
from rabfang.vault.barred import barred_from
from rabfang.vault.opening import identity_of
from rabfang.vault.queries import identity_keepers, key_of, openers_of, packages_of

CURRENT = "confidential:cases"
LONGEST_PAGE = 4
_LISTS = tuple(LISTS.items())


@require_safe
@confidential_page
def cases(request: HttpRequest, seat: OpenSeat) -> HttpResponseBase:
    """What waits for this officer, and every case that is open to them."""
    if not seat.handles:
        return redirect("confidential:identities")
    chosen = request.GET.get("show", "")
    chosen = chosen if chosen in LISTS else "open"
    said = request.GET.get("page", "")
    page = int(said) if said.isdecimal() and 0 < len(said) <= LONGEST_PAGE else 1
    found = list(listed(seat, chosen)[(page - 1) * A_PAGE : page * A_PAGE + 1])
    counted = counts(seat)
    tabs = [{"key": one, "label": label, "current": one == chosen, "count": counted.get(one)} for one, label in _LISTS]
    return show(
        request,
        seat,
        "cases",
        current=CURRENT,
        tabs=tabs,
        chosen=chosen,
        rows=sealed_rows(seat, found[:A_PAGE]),
        page=page,
        more=len(found) > A_PAGE,
        reminders=reminders(seat),
        key=key_of(seat.officer.pk),
    )


@require_safe
@confidential_page
def case(request: HttpRequest, seat: OpenSeat, box: UUID) -> HttpResponseBase:
    """One case; 404 when it is not open to this officer."""
    found = unsealed(seat, box)
    look(seat, "open-case", found.case.number_text, case=found.case)
    offered = offers(found.procedure, found.standing, seat.actor, tuple(FORMS))
    running = found.case.status == Status.OPEN
    mine = found.step.action if running and found.step.action in offered else ""
    said, identity = request.GET.get("done", ""), identity_of(box)
    done = said if said in VERBS else ""
    context: dict[str, Any] = {
        "case": found.case,
        "box": box,
        "subject": found.subject,
        "row": rows([found.case])[0],
        "step": found.step,
        "verb": mine,
        "form": first_form(found, mine) if mine else None,
        "others": [{"verb": one, "title": VERBS[one].title} for one in offered if one != mine],
        "seen": found.case.version,
        "done": done,
        "done_title": VERBS[done].title if done else "",
        "facts": _facts(found),
        "demands": summary.demands(found),
        "due_times": due_times(found),
        "timeline": history.timeline(found),
        "conversation": conversation(found),
        "files": _files(found),
        "packages": packages_of(box),
        "openers": openers_of(box),
        "barred": _barred(found),
        "has_identity": identity is not None,
        "keepers": identity_keepers(identity) if identity else "",
        "handed": _handed(found),
        "requests": request_lines(seat, found.case.pk),
    }
    return show(request, seat, "case", current=CURRENT, **context)


def _facts(found: Unsealed) -> list[tuple[object, object]]:
    row = found.case
    said = [(found.label(text), text.body) for text in found.texts.get(1, ())]
    pairs = [
        (_("ช่องทาง"), title(found.procedure.channels, row.channel)),
        (_("เส้นทางของเรื่อง"), title(found.procedure.kinds, row.kind) or _("ยังไม่จำแนก")),
        (_("รับเมื่อ"), row.received_at),
    ]
    return [*said, *pairs]


def _handed(found: Unsealed) -> list[dict[str, object]]:
    """Identities that a custodian handed to this officer; each time it is seen is recorded."""
    box, today = found.box.box, local_date(found.here.at)
    rows = handed_to(box, found.seat.unlocked, today)
    if rows:
        look(found.seat, "open-identity", found.case.number_text, case=found.case)
    return [{"row": row, "identity": identity_rows(said)} for row, said in rows]


def _files(found: Unsealed) -> list[dict[str, object]]:
    events = {event.seq: event for event in found.events}
    return [
        {**found.link(row), "facts": found.file_facts[row.pk], "at": events[seq].at, "original": -row.pk}
        for seq, attached in sorted(found.files.items())
        for row in attached
    ]


def _barred(found: Unsealed) -> dict[str, list[str]]:
    barred = barred_from(found.box)
    people = Officer.objects.filter(pk__in=barred.officers).order_by("name")
    units = Unit.objects.filter(pk__in=barred.units).order_by("name_th")
    return {"officers": [str(row) for row in people], "units": [str(row) for row in units]}
