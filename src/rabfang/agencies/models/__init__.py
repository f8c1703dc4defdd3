"""Tables of offices, people and working time."""

from rabfang.agencies.models.agency import Agency, FormerName, Unit
from rabfang.agencies.models.calendar import CalendarChange, Holiday
from rabfang.agencies.models.officer import Officer
from rabfang.agencies.models.partner import Partner
from rabfang.agencies.models.roles import Delegation, RoleHolding

__all__ = [
    "Agency",
    "CalendarChange",
    "Delegation",
    "FormerName",
    "Holiday",
    "Officer",
    "Partner",
    "RoleHolding",
    "Unit",
]
