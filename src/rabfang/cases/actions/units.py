"""Naming the units that are given a case."""

from collections.abc import Sequence

from rabfang.agencies.queries import active_units
from rabfang.cases.plan import Context
from rabfang.core.errors import Invalid


def units_named(context: Context, ids: Sequence[int]) -> tuple[int, ...]:
    """The ids, checked to be working units of the case's agency; the first leads.

    Raises Invalid when one is closed or another agency's.
    """
    wanted = tuple(dict.fromkeys(ids))
    if not wanted:
        return ()
    known = set(active_units(context.agency).filter(pk__in=wanted).values_list("pk", flat=True))
    if set(wanted) - known:
        raise Invalid("unit-not-active", field="units")
    return wanted
