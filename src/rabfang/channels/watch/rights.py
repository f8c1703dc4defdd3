"""Who looks at a channel, and who is told when nobody did."""

from rabfang.agencies.models import Agency
from rabfang.cases.actors import Actor
from rabfang.procedures.schema import Channel, May, Procedure, Sees


def answering(procedure: Procedure, channel: Channel) -> frozenset[str]:
    """The roles that are told when it was missed: whose duty it is, and those that see every case of the office."""
    return frozenset(channel.watchers) | _wide(procedure)


def marking(procedure: Procedure, channel: Channel) -> frozenset[str]:
    """The roles that may say that they looked: whose duty it is, those that record, those that see every case."""
    return frozenset(channel.watched_by) | frozenset(channel.recorded_by) | _wide(procedure)


def may_mark(actor: Actor, agency: Agency, procedure: Procedure, channel: Channel) -> bool:
    """Whether the actor may say that the channel was looked at."""
    return bool(roles_of(actor, agency) & marking(procedure, channel))


def may_review(actor: Actor, agency: Agency, procedure: Procedure) -> bool:
    """Whether the actor may enter what was changed about a channel: who administers or sees every case (S4-10)."""
    administering = {role.key for role in procedure.role if May.ADMINISTER in role.may}
    return bool(roles_of(actor, agency) & (_wide(procedure) | administering))


def roles_of(actor: Actor, agency: Agency) -> frozenset[str]:
    """The roles in which the actor acts for the agency today."""
    return frozenset(held.role for held in actor.holdings if held.agency_id == agency.pk)


def _wide(procedure: Procedure) -> frozenset[str]:
    return frozenset(role.key for role in procedure.role if role.sees == Sees.AGENCY)
