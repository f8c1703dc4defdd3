"""What an office says about itself, its hours, the year by which it numbers, how much leaves it in a day, and
when it asks how satisfied people are."""

from dataclasses import dataclass, replace
from datetime import datetime, time

from django.db import transaction

from rabfang.agencies.actions.changes import changed, hold, needed, note, short, values_of
from rabfang.agencies.actions.days import calendar_changed
from rabfang.agencies.models import Agency, Officer
from rabfang.agencies.models.agency import AsksIn, RegisterYear
from rabfang.core.errors import Invalid, NotFound

MOST_ROWS = 1_000_000
LONGEST_WAIT = 90


@dataclass(frozen=True)
class OfficeFacts:
    """The office as its administrator enters it."""

    name_th: str
    name_en: str
    address: str
    telephone: str
    email: str
    register_year: str
    opens_at: time
    closes_at: time
    export_rows: int
    asks_after: int
    asks_in: str

    def checked(self) -> "OfficeFacts":
        """Cleaned; Invalid by field."""
        if self.opens_at >= self.closes_at:
            raise Invalid("hours-order", field="closes_at")
        if self.register_year not in RegisterYear.values:
            raise Invalid("not-understood", field="register_year")
        if not 1 <= self.export_rows <= MOST_ROWS:
            raise Invalid("not-understood", field="export_rows")
        if not 0 <= self.asks_after <= LONGEST_WAIT:
            raise Invalid("not-understood", field="asks_after")
        if self.asks_in not in AsksIn.values:
            raise Invalid("not-understood", field="asks_in")
        name = needed("name_th", self.name_th)
        return replace(
            self,
            name_th=name,
            name_en=short("name_en", self.name_en) or name,
            address=short("address", self.address, at_most=300),
            telephone=short("telephone", self.telephone, at_most=60),
        )


def change_office(agency: Agency, facts: OfficeFacts, *, by: Officer, at: datetime) -> Agency:
    """Stores the office's facts. New office hours move due times; a new register year begins with the next case."""
    facts = facts.checked()
    if agency.pk != by.agency_id:
        raise NotFound("not-found")
    with transaction.atomic():
        row = hold(agency)
        before = values_of(row, *vars(facts))
        for name, value in vars(facts).items():
            setattr(row, name, value)
        row.save(update_fields=list(vars(facts)))
        differs = changed(before, values_of(row, *vars(facts)))
        if differs.keys() & {"opens_at", "closes_at"}:
            hours = f"{facts.opens_at:%H:%M}-{facts.closes_at:%H:%M}"
            calendar_changed(row, f"เปลี่ยนเวลาทำการเป็น {hours} น.", at)
        if differs:
            note("change-office", row.name_th, by=by, at=at, changed=differs)
    return row
