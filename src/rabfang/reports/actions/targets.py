"""What an office wants to reach in a fiscal year, set by who signs its reports (S4-7)."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from rabfang.agencies.actions.changes import changed, note
from rabfang.agencies.models import Agency, Officer
from rabfang.cases.actors import Actor
from rabfang.core.errors import Invalid, NotAllowed
from rabfang.reports.models import Indicator, Target
from rabfang.reports.room import room_of

WHOLE = Decimal(100)


def set_targets(
    agency: Agency, year: int, percents: Mapping[Indicator, Decimal | None], *, by: Officer, at: datetime
) -> None:
    """Sets each indicator's percent in a B.E. fiscal year; None takes it away. Raises NotAllowed, Invalid by field."""
    if by.agency_id != agency.pk or not room_of(Actor.officer(by, at), agency).signs_any:
        raise NotAllowed("signing-not-yours")
    for indicator, percent in percents.items():
        if percent is not None and not 0 <= percent <= WHOLE:
            raise Invalid("not-a-percent", field=indicator.value)
    with transaction.atomic():
        Agency.objects.select_for_update().get(pk=agency.pk)
        rows = Target.objects.filter(agency_id=agency.pk, year=year)
        before = {indicator.value: "" for indicator in Indicator} | {
            row.indicator: f"{row.percent:.1f}" for row in rows
        }
        for indicator, percent in percents.items():
            if percent is None:
                rows.filter(indicator=indicator).delete()
                continue
            Target.objects.update_or_create(
                agency_id=agency.pk, year=year, indicator=indicator, defaults={"percent": percent}
            )
        after = {one.value: "" if said is None else f"{said:.1f}" for one, said in percents.items()}
        if difference := changed(before, after):
            note("set-targets", str(year), by=by, at=at, changed=difference)
