"""Entries become cases, each in a transaction of its own and once; what is refused is returned with the reason.

The rows are durable: what a request does not finish, the worker does (docs/adr/0002).
"""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from rabfang.agencies.models import Officer
from rabfang.cases.actors import Actor
from rabfang.cases.models import Case
from rabfang.cases.receive import Received, secret_of
from rabfang.cases.take_in import take_in
from rabfang.channels.models import Occasion, OccasionEntry
from rabfang.channels.occasions.actions.hold import officer_of
from rabfang.channels.occasions.actions.watched import tell_the_watch
from rabfang.channels.occasions.queries import scope_of
from rabfang.channels.occasions.rows import check
from rabfang.core.errors import Invalid, Refused
from rabfang.documents.actions import erase
from rabfang.documents.models import StoredFile

log = logging.getLogger(__name__)
State = OccasionEntry.State
AT_ONCE = 50  # made while the officer waits: about two seconds; the worker makes the others
A_ROUND = 200
TRY_AGAIN = timedelta(minutes=1)
COLUMN_OF = {"name": "person", "received_at": "day"}  # facts of `receive` that stand in a column of another name


def record_entry(
    pk: int, *, by: Actor, at: datetime, files: Sequence[StoredFile] = (), on_the_spot: bool = False
) -> tuple[OccasionEntry, Received | None]:
    """Makes a case of one entry; for one that is a case already, that case. None when it was returned.

    on_the_spot: it is received now, and not on a day that an officer told.
    """
    with transaction.atomic():
        entry = _locked(pk)
        if entry.case is not None:
            for file in files:
                erase(file)  # they came with it the first time
            return entry, Received(entry.case, entry.case.events.get(seq=1), secret_of(submission_of(entry)))
        checked = check(entry.said, scope_of(entry.occasion), at)
        if checked.problems:
            return _returned(entry, {name: list(problem) for name, problem in checked.problems.items()}), None
        try:
            with transaction.atomic():
                received = take_in(
                    entry.occasion.agency,
                    entry.occasion.channel,
                    by=by,
                    at=at,
                    submission=submission_of(entry),
                    files=tuple(files),
                    **(checked.facts | ({"received_at": None} if on_the_spot else {})),
                )
        except Refused as error:
            column = (error.field if isinstance(error, Invalid) else None) or ""
            return _returned(entry, {COLUMN_OF.get(column, column): [error.code, error.params]}), None
        entry.case, entry.kind, entry.state = received.case, checked.kind, State.RECORDED
        entry.said, entry.problems, entry.record_at = {}, {}, None
        entry.save()
        tell_the_watch(entry.occasion, by=by, at=at)
        return entry, received


def submission_of(entry: OccasionEntry) -> str:
    """The token by which the register knows the entry; one from a phone is the same in whatever occasion it arrives."""
    if entry.said_at is not None:
        return f"phone:{entry.made_by_id}:{entry.token}"
    return f"occasion:{entry.occasion_id}:{entry.token}"


def record_waiting(at: datetime, *, occasion: Occasion | None = None, most: int = A_ROUND) -> int:
    """Makes cases of entries that wait for it, of one occasion or of all; returns how many it settled."""
    rows = OccasionEntry.objects.filter(record_at__lte=at)
    if occasion is not None:
        rows = rows.filter(occasion=occasion)
    actors: dict[int, Actor] = {}
    settled = 0
    for pk, asked_by in list(rows.order_by("pk").values_list("pk", "asked_by")[:most]):
        if asked_by not in actors:
            actors[asked_by] = Actor.officer(Officer.objects.get(pk=asked_by), at)
        try:
            record_entry(pk, by=actors[asked_by], at=at)
            settled += 1
        except Exception:
            log.exception("entry %s of an occasion could not be recorded and is tried again", pk)
            OccasionEntry.objects.filter(pk=pk, record_at__isnull=False).update(record_at=at + TRY_AGAIN)
    return settled


def link_case(occasion: Occasion, case: Case, *, by: Actor, at: datetime, token: str) -> None:
    """Notes that a case recorded by the ordinary form came from the occasion. Raises Invalid: "other-channel"."""
    if occasion.channel != case.channel:
        raise Invalid("other-channel", field="occasion")
    OccasionEntry.objects.get_or_create(
        case=case,
        defaults={
            "occasion": occasion,
            "token": token,
            "state": State.RECORDED,
            "made_by_id": officer_of(by),
            "made_at": at,
            "changed_at": at,
        },
    )
    tell_the_watch(occasion, by=by, at=at)


def _locked(pk: int) -> OccasionEntry:
    rows = OccasionEntry.objects.select_for_update(of=("self",)).select_related("occasion__agency", "case__agency")
    return rows.get(pk=pk)


def _returned(entry: OccasionEntry, problems: dict[str, list[object]]) -> OccasionEntry:
    entry.state, entry.problems, entry.record_at = State.RETURNED, problems, None
    entry.save()
    return entry
