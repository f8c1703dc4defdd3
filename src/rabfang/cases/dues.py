"""The due times of a case and its assignments follow its running clocks."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from rabfang.cases.models import Assignment, Clock
from rabfang.cases.plan import Context

Row = dict[str, Any]


class Effects(Protocol):
    """The effects under collection, and the rows as stored."""

    context: Context
    case: Row
    assignments: dict[str, Row]
    clocks: dict[str, Row]
    stored_assignments: list[Assignment]
    stored_clocks: list[Clock]


def follow_clocks(effects: Effects) -> None:
    """Adds the due times that the effects on clocks entail: the earliest for the case, each assignment's own."""
    running = _running(effects)
    case = effects.context.case
    due_at = min((row["due_at"] for row in running if row["due_at"]), default=None)
    if case.due_at != due_at:
        effects.case["due_at"] = due_at
    promises = {row.key for row in effects.context.procedure.standard if row.promised}
    told = [row["due_at"] for row in running if row["key"] in promises and row["due_at"]]
    if told and case.promised_at != max(told):
        effects.case["promised_at"] = max(told)
    for row in running:
        if row["assignment"] is not None:
            _set_assignment(effects, row["assignment"], row["due_at"])


def merge(into: dict[str, Row], more: Mapping[str, Row]) -> None:
    """Adds columns to rows by number."""
    for number, row in more.items():
        into.setdefault(number, {}).update(row)


def _running(effects: Effects) -> Sequence[Row]:
    """Every clock that runs once the effects are there."""
    rows: dict[str, Row] = {
        str(clock.number): {
            "key": clock.key,
            "due_at": clock.due_at,
            "stopped_at": clock.stopped_at,
            "assignment": clock.assignment,
        }
        for clock in effects.stored_clocks
    }
    merge(rows, effects.clocks)
    return [row for row in rows.values() if row["stopped_at"] is None]


def _set_assignment(effects: Effects, number: int, due_at: Any) -> None:
    stored = next((row.due_at for row in effects.stored_assignments if row.number == number), None)
    if str(number) in effects.assignments or stored != due_at:
        effects.assignments.setdefault(str(number), {})["due_at"] = due_at
