"""A new work group of the office."""

import re
from datetime import datetime

from django.db import transaction

from rabfang.agencies.actions.changes import hold, needed, note, short, values_of
from rabfang.agencies.models import Agency, Officer, Unit
from rabfang.core.errors import Invalid, NotFound

KEY = re.compile(r"[a-z][a-z0-9-]{0,59}")


def add_unit(
    agency: Agency,
    *,
    key: str,
    name_th: str,
    name_en: str = "",
    telephone: str = "",
    by: Officer,
    at: datetime,
) -> Unit:
    """Adds a unit; `key` is what procedure files call it and never changes. Raises Invalid by field."""
    if agency.pk != by.agency_id:
        raise NotFound("not-found")
    if not KEY.fullmatch(key):
        raise Invalid("key-form", field="key")
    name = needed("name_th", name_th)
    english = short("name_en", name_en) or name
    telephone = short("telephone", telephone, at_most=60)
    with transaction.atomic():
        hold(agency)
        if Unit.objects.filter(agency=agency, key=key).exists():
            raise Invalid("key-taken", field="key")
        unit = Unit.objects.create(agency=agency, key=key, name_th=name, name_en=english, telephone=telephone)
        note("add-unit", name, by=by, at=at, added=values_of(unit, "key", "name_th", "name_en", "telephone"))
    return unit
