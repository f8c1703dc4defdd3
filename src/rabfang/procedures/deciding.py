"""Who decides in a procedure: the executive, whatever the office calls the role."""

from rabfang.procedures.schema import Procedure

ORDER, ASSIGN = "order", "assign"


def deciding_verb(procedure: Procedure) -> str:
    """Ordering; where nobody does, assigning as a step of its own (S0-1, the meeting)."""
    return ORDER if any(step.action == ORDER for _path, step in procedure.steps()) else ASSIGN


def deciding_roles(procedure: Procedure) -> frozenset[str]:
    """The roles that have the deciding verb as their step."""
    verb = deciding_verb(procedure)
    return frozenset(role for _path, step in procedure.steps() if step.action == verb for role in step.by)
