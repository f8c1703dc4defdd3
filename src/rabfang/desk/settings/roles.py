"""Roles as the settings name them."""

from rabfang.agencies.models import RoleHolding
from rabfang.procedures.schema import Procedure, Sees


def role_title(procedure: Procedure, key: str) -> str:
    """A role's title; its key when the procedure in force does not know it."""
    role = procedure.roles.get(key)
    return str(role.title) if role else key


def holding_title(procedure: Procedure, holding: RoleHolding) -> str:
    """The role, and its unit."""
    unit = f" ({holding.unit})" if holding.unit else ""
    return role_title(procedure, holding.role) + unit


def needs_unit(procedure: Procedure, key: str) -> bool:
    """Whether the role sees the cases of a unit only, and so must be held for one."""
    return procedure.seen_by(key) == Sees.UNIT
