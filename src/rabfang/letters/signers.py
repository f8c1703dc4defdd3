"""Who may sign an office's letters today: holders of a role that issues them, and those who stand in for one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rabfang.agencies.models import Agency
from rabfang.agencies.queries import delegations_in, holdings_in, running
from rabfang.cases.actors import Actor
from rabfang.procedures.queries import current
from rabfang.procedures.schema import May

ACTING = "รักษาราชการแทน"


@dataclass(frozen=True)
class Signer:
    """One way to sign: the officer, and on whose behalf. `acting_for` is the whole line below the position."""

    officer_id: int
    name: str
    position: str
    acting_for: str = ""


def signers(agency: Agency, on: date) -> list[Signer]:
    """Everybody who may sign that day, each capacity once, by name."""
    return sorted(dict.fromkeys((*_holding(agency, on), *_standing_in(agency, on))), key=_order)


def usual_signer(found: list[Signer], by: Actor) -> Signer | None:
    """The one a letter begins with: the writer's own capacity, the one in which they stand in first."""
    own = [one for one in found if one.officer_id == by.officer_id]
    return max(own, key=lambda one: bool(one.acting_for), default=None)


def _issuing(agency: Agency) -> list[str]:
    return [role.key for role in current(agency)[1].role if May.ISSUE in role.may]


def _holding(agency: Agency, on: date) -> Iterator[Signer]:
    for row in running(holdings_in(agency).filter(role__in=_issuing(agency)), on):
        yield Signer(row.officer_id, row.officer.name, row.officer.position)


def _standing_in(agency: Agency, on: date) -> Iterator[Signer]:
    rows = delegations_in(agency).filter(starts_on__lte=on, ends_on__gte=on, to__is_active=True)
    for row in rows.filter(holding__role__in=_issuing(agency)):
        holding = row.holding
        if holding.starts_on <= on and (holding.ends_on is None or on <= holding.ends_on):
            acting = f"{ACTING} {holding.officer.position}".strip()
            yield Signer(row.to_id, row.to.name, row.to.position, acting)


def _order(one: Signer) -> tuple[str, str, int]:
    return one.name, one.acting_for, one.officer_id
