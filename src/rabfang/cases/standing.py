"""Where a stored case stands, for permission: its step, and who has or had a part of it."""

from collections.abc import Iterable
from datetime import datetime

from rabfang.agencies.models import Agency
from rabfang.cases.actors import Capacity
from rabfang.cases.models import Assignment, Case
from rabfang.cases.parties import Party
from rabfang.cases.reviewing import aside_of
from rabfang.cases.rules import Roles, Standing
from rabfang.procedures.queries import current_of
from rabfang.procedures.schema import Sees

State = Assignment.State


def standing_of(case: Case) -> Standing:
    """Where a stored case stands, read with its parts; `assignments__partner` prefetched saves a query a partner."""
    rows = list(case.assignments.all())
    opened = [row for row in rows if row.state == State.OPEN]
    offices = _offices(rows)
    return Standing(
        case_id=case.pk,
        agency_id=case.agency_id,
        status=case.status,
        step=case.step,
        recorded_by=case.recorded_by_id,
        open_units=frozenset(row.unit_id for row in opened if row.unit_id),
        all_units=frozenset(row.unit_id for row in rows if row.unit_id),
        open_partners={key: offices[key] for key in map(office_of, opened) if key},
        all_partners=offices,
        outside=any(is_outside(row) for row in opened),
        unacknowledged=frozenset(office_of(row) for row in opened if row.partner_id and row.acknowledged_at is None),
        erased=case.erased_at is not None,
        aside=aside_of(case.aside),
        returnable=bool(opened and reported_parts(rows, since=case.entered_at)),
    )


def is_outside(part: Assignment) -> bool:
    """Whether the part is with an agency that does not use this system."""
    return part.partner is not None and part.partner.office_id is None


def office_of(part: Assignment) -> int | None:
    """The agency of this system that has the part, other than the case's own."""
    return part.partner.office_id if part.partner else None


def reported_parts(parts: Iterable[Assignment], since: datetime | None = None) -> list[Assignment]:
    """The newest part of each party, where it has been reported (`since` then) and can be returned for more."""
    newest: dict[Party, Assignment] = {}
    for row in sorted(parts, key=lambda row: row.number):
        newest[row.party] = row
    reported = [row for row in newest.values() if row.state == State.REPORTED]
    return [row for row in reported if since is None or (row.ended_at and row.ended_at >= since)]


def wide_roles(agency: Agency) -> frozenset[str]:
    """The agency's roles that see all of its cases: they act for it in the cases of others."""
    return wide_roles_of([agency.pk])[agency.pk]


def wide_roles_of(agencies: Iterable[int]) -> Roles:
    """The same of several agencies by id, in one query; empty for one that has published no procedure."""
    keys = set(agencies)
    known = current_of(keys) if keys else {}
    none: frozenset[str] = frozenset()
    wide = {
        key: frozenset(role.key for role in procedure.role if role.sees == Sees.AGENCY)
        for key, procedure in known.items()
    }
    return {key: wide.get(key, none) for key in keys}


def _offices(parts: Iterable[Assignment]) -> Roles:
    """Partners in this system by agency, each with its roles that see all; no query for a case without partners."""
    return wide_roles_of({key for key in map(office_of, parts) if key})


def open_parts_of(parts: Iterable[Assignment], capacity: Capacity) -> list[Assignment]:
    """Open parts that somebody in that capacity completes: their unit's, their agency's; none for the whole office."""
    opened = [row for row in parts if row.state == State.OPEN]
    if capacity.agency_id is not None:
        return [row for row in opened if office_of(row) == capacity.agency_id]
    return [row for row in opened if row.unit_id is not None and row.unit_id == capacity.unit_id]


def open_outside(parts: Iterable[Assignment]) -> list[Assignment]:
    """Open parts of agencies that do not use this system; an officer of the office enters what they answer."""
    return [row for row in parts if row.state == State.OPEN and is_outside(row)]
