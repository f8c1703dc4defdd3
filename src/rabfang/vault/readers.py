"""Who handles confidential cases at a desk, and who keeps identities: by the roles of its procedure, with a key that a
colleague has confirmed."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q

from rabfang.agencies.models import Agency, Officer, RoleHolding
from rabfang.agencies.queries import holdings_in, running
from rabfang.core.clock import local_date
from rabfang.procedures.queries import current, newest_of, version_of
from rabfang.procedures.schema import May
from rabfang.vault.models import OfficerKey

USABLE = Q(ended_at__isnull=True, confirmed_at__isnull=False)  # a key that counts


@dataclass(frozen=True)
class Designated:
    """Somebody who works at a desk, as a person outside may know them; `handles` who opens reports."""

    officer: int
    name: str
    position: str
    handles: bool


def designated(agency: Agency, at: datetime) -> list[Designated]:
    """Everybody who could open something at the desk that day: who handles reports, then who keeps identities."""
    handlers = {key.officer_id for key in handler_keys(agency, at)}
    custodians = {key.officer_id for key in custodian_keys(agency, at)}
    people = Officer.objects.filter(pk__in=handlers | custodians).order_by("position", "name", "pk")
    rows = [Designated(one.pk, one.name, one.position, one.pk in handlers) for one in people]
    return sorted(rows, key=lambda row: not row.handles)


def takes_reports(office: Agency, at: datetime) -> bool:
    """Whether the office has a confidential desk with somebody who can open what comes; one query."""
    can_open = Exists(OfficerKey.objects.filter(USABLE, officer=OuterRef("officer")))
    desk = {"agency__confidential_of": office, "agency__desk__opened_at__lte": at, "agency__desk__closed_at": None}
    rows = running(RoleHolding.objects.filter(can_open, **desk), local_date(at)).annotate(version=newest_of("agency"))
    found = set(rows.order_by().values_list("role", "version"))
    return any(_handles(role, version) for role, version in found if version)


def handler_keys(agency: Agency, at: datetime, *, without: Collection[int] = ()) -> list[OfficerKey]:
    """Keys of those who handle cases there that day, but of the officers in `without`."""
    return _keys(agency, May.HANDLE, at, without)


def custodian_keys(agency: Agency, at: datetime, *, without: Collection[int] = ()) -> list[OfficerKey]:
    """Keys of those who keep identities there that day."""
    return _keys(agency, May.IDENTIFY, at, without)


def holders(agency: Agency, duty: May, at: datetime) -> set[int]:
    """Ids of the officers who hold a role with that duty there that day. Nobody stands in for them."""
    procedure = current(agency)[1]
    roles = {role.key for role in procedure.role if duty in role.may}
    rows = running(holdings_in(agency), local_date(at)).filter(role__in=roles)
    return set(rows.values_list("officer_id", flat=True))


def duties_of(agency: Agency, officer: int, at: datetime) -> set[May]:
    """What an officer does at a desk that day: handle cases, keep identities, or nothing."""
    return {duty for duty in (May.HANDLE, May.IDENTIFY) if officer in holders(agency, duty, at)}


def _keys(agency: Agency, duty: May, at: datetime, without: Collection[int]) -> list[OfficerKey]:
    officers = holders(agency, duty, at) - set(without)
    keys = OfficerKey.objects.filter(USABLE, officer__in=officers)
    return list(keys.order_by("pk"))


def _handles(role: str, version: int) -> bool:
    held = version_of(version)[1].roles.get(role)
    return held is not None and May.HANDLE in held.may
