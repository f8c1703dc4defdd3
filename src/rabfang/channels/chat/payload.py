"""Reading what a platform sent without trusting its shape: the wrong type is as good as nothing."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

LATEST = 253_402_300_799_000  # the last millisecond that a date can hold


def table(value: object) -> Mapping[str, Any]:
    """The value when it is a table, else an empty one."""
    return value if isinstance(value, dict) else {}


def rows(value: object) -> list[Any]:
    """The value when it is a list, else an empty one."""
    return value if isinstance(value, list) else []


def text(value: object, most: int = 10_000) -> str:
    """The value when it is text, cut to so many characters, without what no database holds."""
    if not isinstance(value, str):
        return ""
    return value.replace("\x00", "").encode("utf-8", "replace").decode()[:most]


def moment(value: object) -> datetime | None:
    """A time in milliseconds since 1970."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 < value < LATEST:
        return None
    return datetime.fromtimestamp(value / 1000, UTC)


def degrees(value: object) -> Decimal | None:
    """A latitude or longitude."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        found = Decimal(str(value)[:30])
    except InvalidOperation:
        return None
    return found if found.is_finite() and abs(found) <= 180 else None


def fingerprint(value: object) -> str:
    """Stands for something that has no name of its own: the same for the same content."""
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()
