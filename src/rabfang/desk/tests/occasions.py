"""What the tests of occasions share: a meeting, a row of its table, the rows of a form."""

from datetime import date
from typing import Any
from uuid import uuid4

from rabfang.agencies.models import Officer
from rabfang.cases.actors import Actor
from rabfang.channels.occasions.actions.hold import Told, hold
from rabfang.channels.occasions.queries import Occasion
from rabfang.core.clock import now

CENTRE = "centre@saraburi-treasury.example"
UNIT = "unit@saraburi-treasury.example"


def held(account: str = CENTRE, **told: Any) -> Occasion:
    """A meeting on the two days before the weekend, in one district."""
    officer = Officer.objects.get(email=account)
    days = {"starts_on": date(2026, 11, 19), "ends_on": date(2026, 11, 20)}
    said: dict[str, Any] = {
        "channel": "meeting",
        "title": "ประชุมส่วนราชการ",
        "owner": officer.pk,
        "area": "1901",
        **days,
    }
    actor = Actor.officer(officer, now())
    return hold(officer.agency, Told(**(said | told)), by=actor, at=now(), asked=uuid4())


def table(*rows: dict[str, str], do: str = "record") -> dict[str, str]:
    """The form of the table with these rows."""
    sent = {"rows": str(len(rows)), "do": do}
    for number, row in enumerate(rows):
        sent |= {f"r{number}-{name}": text for name, text in {"token": f"token-{number}", **row}.items()}
    return sent
