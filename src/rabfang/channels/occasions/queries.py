"""Reads of occasions, filtered by who asks: all of the office's for those who see its cases, else one's own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min, Prefetch, Q, QuerySet

from rabfang.agencies.models import Agency
from rabfang.cases.actors import Actor
from rabfang.cases.models import Case
from rabfang.cases.queries import widest_sight
from rabfang.channels.models import Occasion, OccasionEntry, OccasionFile
from rabfang.channels.occasions.rows import Scope
from rabfang.procedures.queries import current
from rabfang.procedures.schema import Channel, May, Medium, Procedure, Sees

__all__ = ["Occasion", "OccasionEntry", "OccasionFile"]
State = OccasionEntry.State
UNREGISTERED = (State.DRAFT, State.RETURNED)


@dataclass(frozen=True)
class Counts:
    """How many entries an occasion has in each state; `waiting` of the drafts are about to become cases.

    `oldest` is when the one that was typed longest ago, of those that wait for a person, was last typed.
    """

    drafts: int = 0
    recorded: int = 0
    returned: int = 0
    waiting: int = 0
    erased: int = 0
    oldest: datetime | None = None


def occasion_channels(procedure: Procedure) -> list[Channel]:
    """The channels of which one event brings many matters."""
    return [row for row in procedure.channel if row.medium == Medium.OCCASION]


def may_record(actor: Actor, agency: Agency, procedure: Procedure, channel: str) -> bool:
    """Whether the actor enters what came through the channel."""
    found = procedure.channels.get(channel)
    return found is not None and any(
        held.agency_id == agency.pk
        and held.role in found.recorded_by
        and held.role in procedure.roles
        and May.RECORD in procedure.roles[held.role].may
        for held in actor.holdings
    )


def recordable_channels(actor: Actor, agency: Agency, procedure: Procedure) -> list[Channel]:
    """The channels whose occasions the actor may enter."""
    return [row for row in occasion_channels(procedure) if may_record(actor, agency, procedure, row.key)]


def visible_occasions(actor: Actor, agency: Agency, procedure: Procedure) -> QuerySet[Occasion]:
    """Occasions of the agency that the actor may see, the newest first."""
    found = Occasion.objects.filter(agency=agency)
    sees = widest_sight(actor, agency, procedure)
    if sees == Sees.AGENCY:
        return found
    if sees == Sees.NONE:
        return found.none()
    return found.filter(Q(owner=actor.officer_id) | Q(made_by=actor.officer_id))


def with_counts(occasions: QuerySet[Occasion]) -> QuerySet[Occasion]:
    """Each with `recorded` and `open_rows`, for a list."""
    return occasions.select_related("owner").annotate(
        recorded=Count("entries", filter=Q(entries__state=State.RECORDED)),
        open_rows=Count("entries", filter=Q(entries__state__in=UNREGISTERED)),
    )


def counts_of(occasion: Occasion) -> Counts:
    """How far its entries are; one query."""
    rows = OccasionEntry.objects.filter(occasion=occasion)
    return Counts(
        **rows.aggregate(
            drafts=Count("pk", filter=Q(state=State.DRAFT)),
            recorded=Count("pk", filter=Q(state=State.RECORDED)),
            returned=Count("pk", filter=Q(state=State.RETURNED)),
            waiting=Count("pk", filter=Q(record_at__isnull=False)),
            erased=Count("pk", filter=Q(state=State.ERASED)),
            oldest=Min("changed_at", filter=Q(state__in=UNREGISTERED, record_at__isnull=True)),
        )
    )


def cases_of(occasion: Occasion, seen: QuerySet[Case]) -> QuerySet[Case]:
    """Those of `seen` that came from the occasion, in the register's order."""
    return seen.filter(occasion_entry__occasion=occasion).order_by("year", "number")


def open_entries(occasion: Occasion) -> QuerySet[OccasionEntry]:
    """Drafts and returned ones that wait for a person, in the order in which they were entered."""
    return OccasionEntry.objects.filter(occasion=occasion, record_at__isnull=True, state__in=UNREGISTERED)


def returned_entries(occasion: Occasion) -> QuerySet[OccasionEntry]:
    """Those that were returned."""
    return OccasionEntry.objects.filter(occasion=occasion, state=State.RETURNED)


def entry_of(occasion: Occasion, token: str) -> OccasionEntry | None:
    """The entry that a form's or a phone's token brought before."""
    return OccasionEntry.objects.filter(occasion=occasion, token=token).select_related("case__agency").first()


def entry_of_case(case: Case) -> OccasionEntry | None:
    """The entry that became this case, with its occasion."""
    return OccasionEntry.objects.filter(case=case).select_related("occasion").first()


def files_of(occasion: Occasion) -> Sequence[OccasionFile]:
    """Its summary document and photographs."""
    return list(OccasionFile.objects.filter(occasion=occasion).select_related("file"))


def recent(occasions: QuerySet[Occasion], since: datetime, most: int = 20) -> list[Occasion]:
    """Those that may still be written up: made or held since then."""
    return list(occasions.filter(Q(ends_on__gte=since.date()) | Q(made_at__gte=since))[:most])


def scope_of(occasion: Occasion) -> Scope:
    """What its rows are checked against."""
    return Scope(occasion.starts_on, occasion.ends_on, occasion.area, current(occasion.agency)[1].kind)


def with_entries(cases: QuerySet[Case]) -> QuerySet[Case]:
    """The cases with the entry that each came from."""
    return cases.prefetch_related(Prefetch("occasion_entry", queryset=OccasionEntry.objects.all()))
