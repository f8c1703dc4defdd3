"""Every list of the desk that can be taken out. A list of a confidential desk is none: nothing leaves it as a file."""

from rabfang.desk.audit import export as audit
from rabfang.desk.taking_out import incoming, late, letters, occasion, register, satisfaction
from rabfang.reports.exports.lists import offer

LISTS = tuple(module.LISTING for module in (register, late, letters, incoming, occasion, satisfaction, audit))


def offer_lists() -> None:
    """Makes them known to the worker and to the pages."""
    for listing in LISTS:
        offer(listing)
