"""What a counted period is made of: who is bound, pauses, each day with its reason, and the end."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any


class Bound(StrEnum):
    """Who must act in time: an office's calendar period may end on a holiday, a citizen's moves on (APA s.64)."""

    OFFICE = "office"
    CITIZEN = "citizen"


@dataclass(frozen=True)
class Pause:
    """A span in which time did not run, its start included, its end not (both aware).

    One that ends before it starts, as a stepped clock may write it, covers nothing.
    """

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        if self.start.utcoffset() is None or self.end.utcoffset() is None:
            raise ValueError("a pause needs aware datetimes")

    def covers(self, moment: datetime) -> bool:
        """Whether the moment falls into the pause."""
        return self.start <= moment < self.end


@dataclass(frozen=True)
class CountedDay:
    """One day of the explanation: its number when counted, the reason, and the holiday's name.

    Reasons, stable: `first-day` (never counted, CCC s.193/3), `counted`, `weekend`, `holiday`, `paused`, `moved`
    (the end, moved on from a day off), `kept-on-holiday` (the end, on a day off, APA s.64), `fiscal-year-end`,
    `hours` (its number is then the minutes used up by the end of that day).
    """

    day: date
    number: int | None
    reason: str
    label: str = ""

    @property
    def counted(self) -> bool:
        """Whether the day counts toward the period."""
        return self.number is not None


@dataclass(frozen=True)
class Deadline:
    """The end of a period: `received_at` is the true start, `counts_from` the legal one, `due_at` the last moment.

    `practical_at` is the closing time of the last working day before, when the end falls on a day off.
    """

    due_at: datetime
    counts_from: datetime
    received_at: datetime
    days: tuple[CountedDay, ...]
    practical_at: datetime | None = None

    def as_json(self) -> dict[str, Any]:
        """A compact form for storing; `from_json` reads it back."""
        return {
            "due": self.due_at.isoformat(),
            "from": self.counts_from.isoformat(),
            "received": self.received_at.isoformat(),
            "practical": self.practical_at.isoformat() if self.practical_at else None,
            "days": [[row.day.isoformat(), row.number, row.reason, row.label] for row in self.days],
        }

    @classmethod
    def from_json(cls, said: dict[str, Any]) -> "Deadline":
        """The deadline that `as_json` wrote."""
        return cls(
            due_at=datetime.fromisoformat(said["due"]),
            counts_from=datetime.fromisoformat(said["from"]),
            received_at=datetime.fromisoformat(said["received"]),
            practical_at=datetime.fromisoformat(said["practical"]) if said["practical"] else None,
            days=tuple(CountedDay(date.fromisoformat(row[0]), row[1], row[2], row[3]) for row in said["days"]),
        )
