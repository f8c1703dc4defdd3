"""Who may sign an office's letters today: holders of a role that issues them, and those who stand in for one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rabfang.agencies.models import Agency
from rabfang.agencies.queries import delegations_in, holdings_in, running
from rabfang.cases.actors import Actor
from rabfang.procedures.deciding import deciding_roles
from rabfang.procedures.queries import current
from rabfang.procedures.schema import May

ACTING = "รักษาราชการแทน"


@dataclass(frozen=True)
class Signer:
    """One way to sign: the officer, and on whose behalf. `acting_for` is the whole line below the position.

    `decides` is whether the role is the executive's.
    """

    officer_id: int
    name: str
    position: str
    acting_for: str = ""
    decides: bool = False


def signers(agency: Agency, on: date) -> list[Signer]:
    """Everybody who may sign that day, each capacity once, by name."""
    return sorted(dict.fromkeys((*_holding(agency, on), *_standing_in(agency, on))), key=_order)


def usual_signer(found: list[Signer], by: Actor, *, inside: bool) -> Signer | None:
    """The one a letter begins with: of a memo the writer, of what binds or leaves the office whoever decides there.

    Somebody who stands in comes first: the one they stand in for is away.
    """
    own = [one for one in found if one.officer_id == by.officer_id]
    deciding = [one for one in found if one.decides]
    chosen = own if inside else [one for one in own if one.decides] or deciding or own
    return max(chosen, key=lambda one: bool(one.acting_for), default=None)


def head_position(found: list[Signer]) -> str:
    """Whom the office's memos are addressed to: the position of who decides; empty when nobody does today."""
    return next((one.position for one in found if one.decides and one.position and not one.acting_for), "")


def _issuing(agency: Agency) -> dict[str, bool]:
    """Roles that issue letters, and whether they decide."""
    procedure = current(agency)[1]
    deciding = deciding_roles(procedure)
    return {role.key: role.key in deciding for role in procedure.role if May.ISSUE in role.may}


def _holding(agency: Agency, on: date) -> Iterator[Signer]:
    roles = _issuing(agency)
    for row in running(holdings_in(agency).filter(role__in=list(roles)), on):
        yield Signer(row.officer_id, row.officer.name, row.officer.position, decides=roles[row.role])


def _standing_in(agency: Agency, on: date) -> Iterator[Signer]:
    roles = _issuing(agency)
    rows = delegations_in(agency).filter(starts_on__lte=on, ends_on__gte=on, to__is_active=True)
    for row in rows.filter(holding__role__in=list(roles)):
        holding = row.holding
        if holding.starts_on <= on and (holding.ends_on is None or on <= holding.ends_on):
            acting = f"{ACTING} {holding.officer.position}".strip()
            yield Signer(row.to_id, row.to.name, row.to.position, acting, decides=roles[holding.role])


def _order(one: Signer) -> tuple[str, str, int]:
    return one.name, one.acting_for, one.officer_id
