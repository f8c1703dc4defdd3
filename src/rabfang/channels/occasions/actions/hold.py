"""An occasion is entered and changed; its summary document and photographs are added and taken away."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F

from rabfang.agencies.models import Agency, Officer
from rabfang.cases.actors import Actor
from rabfang.cases.receive import OLDEST_RECEIPT
from rabfang.channels.models import Occasion, OccasionFile
from rabfang.channels.occasions.actions.watched import tell_the_watch
from rabfang.channels.occasions.queries import may_record, visible_occasions
from rabfang.core.clock import local_date
from rabfang.core.errors import Conflict, Invalid, NotAllowed, NotFound
from rabfang.documents.actions import erase
from rabfang.documents.models import StoredFile
from rabfang.procedures.queries import current

LONGEST_DAYS = 92  # a questionnaire may lie open for a quarter of a year


@dataclass(frozen=True)
class Told:
    """What is told of an occasion; `owner` is an officer's id."""

    channel: str
    title: str
    starts_on: date
    ends_on: date
    owner: int
    place: str = ""
    area: str = ""
    attendance: int | None = None
    attended_by: str = ""
    summary: str = ""


def hold(
    agency: Agency, told: Told, *, by: Actor, at: datetime, asked: UUID, files: Sequence[StoredFile] = ()
) -> Occasion:
    """Enters an occasion. Asked for twice by the same form, there is one.

    Raises NotAllowed, and Invalid by field: "ends-before-start", "occasion-too-long", "occasion-too-old",
    "owner-unknown".
    """
    _check(agency, told, by, at)
    with transaction.atomic():
        occasion, fresh = Occasion.objects.get_or_create(
            asked=asked,
            made_by_id=officer_of(by),
            defaults={**_columns(told), "agency": agency, "made_at": at},
        )
        if fresh:
            _keep(occasion, files, by, at)
            tell_the_watch(occasion, by=by, at=at)
        else:
            for file in files:
                erase(file)
    return occasion


def change(
    occasion: Occasion, told: Told, *, by: Actor, at: datetime, seen: int, files: Sequence[StoredFile] = ()
) -> None:
    """Says something else of it, and adds files. Raises as `hold`, and Conflict: "occasion-changed"."""
    _check(occasion.agency, told, by, at)
    _require_sight(occasion, by)
    with transaction.atomic():
        rows = Occasion.objects.filter(pk=occasion.pk, version=seen)
        if not rows.update(**_columns(told), version=F("version") + 1):
            raise Conflict("occasion-changed")
        _keep(occasion, files, by, at)
        occasion.refresh_from_db()
        tell_the_watch(occasion, by=by, at=at)


def remove_file(occasion: Occasion, pk: int, *, by: Actor) -> None:
    """Takes a file away. Raises NotAllowed, NotFound."""
    require_recorder(occasion, by)
    with transaction.atomic():
        row = OccasionFile.objects.filter(occasion=occasion, pk=pk).select_related("file").first()
        if row is None:
            raise NotFound("not-found")
        file = row.file
        row.delete()
        erase(file)


def require_recorder(occasion: Occasion, by: Actor) -> None:
    """Raises NotAllowed unless the actor enters what came through its channel, and sees it."""
    if not may_record(by, occasion.agency, current(occasion.agency)[1], occasion.channel):
        raise NotAllowed("occasion-not-yours")
    _require_sight(occasion, by)


def officer_of(by: Actor) -> int:
    """The id of the officer who acts. Raises NotAllowed for anybody else."""
    if by.officer_id is None:
        raise NotAllowed("occasion-not-yours")
    return by.officer_id


def _columns(told: Told) -> dict[str, Any]:
    columns = asdict(told)
    columns["owner_id"] = columns.pop("owner")
    return columns


def _require_sight(occasion: Occasion, by: Actor) -> None:
    seen = visible_occasions(by, occasion.agency, current(occasion.agency)[1])
    if not seen.filter(pk=occasion.pk).exists():
        raise NotAllowed("occasion-not-yours")


def _check(agency: Agency, told: Told, by: Actor, at: datetime) -> None:
    if not may_record(by, agency, current(agency)[1], told.channel):
        raise NotAllowed("occasion-not-yours")
    if told.ends_on < told.starts_on:
        raise Invalid("ends-before-start", field="ends_on")
    if told.ends_on - told.starts_on > timedelta(days=LONGEST_DAYS):
        raise Invalid("occasion-too-long", field="ends_on", days=LONGEST_DAYS)
    if told.starts_on <= local_date(at - OLDEST_RECEIPT):
        raise Invalid("occasion-too-old", field="starts_on")
    if not Officer.objects.filter(agency=agency, pk=told.owner, is_active=True).exists():
        raise Invalid("owner-unknown", field="owner")


def _keep(occasion: Occasion, files: Sequence[StoredFile], by: Actor, at: datetime) -> None:
    OccasionFile.objects.bulk_create(
        OccasionFile(occasion=occasion, file=file, added_by_id=officer_of(by), added_at=at) for file in files
    )
