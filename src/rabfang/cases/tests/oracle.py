"""What may happen to a case, worked out from a procedure's file alone: an oracle that shares no code with `rules`."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Person:
    """Somebody who might act: a kind ("officer", "citizen", "clock"), and an officer's role, unit and id."""

    kind: str
    role: str = ""
    unit: int | None = None
    recorded: bool = False
    officer: int | None = None


@dataclass(frozen=True)
class Place:
    """Where a case stands: status, "path.step", units with open work, units that ever had any, whether partners have
    open work, whether one of them has not yet said that it took it, and which officers' answer is objected to."""

    status: str
    step: str
    open_units: frozenset[int]
    all_units: frozenset[int]
    partners: bool = False
    unacknowledged: bool = False
    aside: frozenset[int] = frozenset()


def verdict(procedure: dict[str, Any], place: Place, verb: str, person: Person) -> str:
    """ "yes", "not-now" or "nothing-to-acknowledge" (whoever asks), or "not-yours"."""
    path, _, key = place.step.partition(".")
    step = next(row for row in procedure["path"][path]["step"] if row["key"] == key)
    if place.status == "open" and (verb == step["action"] or (verb == "return_for_more" and "returns" in step)):
        # While units alone work on a step that partners may do as well, nobody of the whole office does it for them.
        by = step["by"] if place.partners or not place.open_units else _without_wide(procedure, step["by"])
        by = _by_others(procedure, place, person, by)
        return "yes" if _belongs(procedure, person, by, place.open_units, outside_steps=False) else "not-yours"
    rule = next((row for row in procedure["anytime"] if row["action"] == verb), None)
    if rule is None or place.status not in rule.get("during", ["open"]):
        return "not-now"
    if verb == "acknowledge" and not place.unacknowledged:
        return "nothing-to-acknowledge"
    if verb == "assign" and not any(role == "partner" or _sees(procedure, role) == "unit" for role in step["by"]):
        return "not-now"
    by = rule["by"]
    if verb in ("assign", "merge", "pause", "void"):
        by = _by_others(procedure, place, person, by)
    return "yes" if _belongs(procedure, person, by, place.all_units, outside_steps=True) else "not-yours"


def _by_others(procedure: dict[str, Any], place: Place, person: Person, by: list[str]) -> list[str]:
    """While an objection waits: nobody whose answer it is about, but those before whom what is late comes last."""
    if not place.aside:
        return by
    above = [role for role in procedure["escalation"][-1]["to"] if _sees(procedure, role) == "agency"]
    return [] if person.officer in place.aside else [*by, *above]


def _without_wide(procedure: dict[str, Any], by: list[str]) -> list[str]:
    return [role for role in by if "partner" not in by or _sees(procedure, role) != "agency"]


def _sees(procedure: dict[str, Any], role: str) -> str:
    return next((row["sees"] for row in procedure["role"] if row["key"] == role), "none")


def _belongs(
    procedure: dict[str, Any], person: Person, by: list[str], units: frozenset[int], *, outside_steps: bool
) -> bool:
    if person.kind in ("citizen", "clock"):
        return person.kind in by
    if person.role not in by:
        return False
    sees = _sees(procedure, person.role)
    if sees == "unit":
        return person.unit in units or (outside_steps and person.recorded)
    return sees == "agency" or (sees == "own" and person.recorded)
