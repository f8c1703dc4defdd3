"""Every list of the desk that can be taken out. A list of a confidential desk is none: nothing leaves it as a file."""

from rabfang.desk.audit import export as audit
from rabfang.desk.taking_out import (
    calls,
    figure_cases,
    incoming,
    late,
    letters,
    occasion,
    occasions,
    outbox,
    papers,
    posters,
    register,
    reports,
    satisfaction,
    saved_table,
    table,
)
from rabfang.reports.exports.lists import offer

CASES = (register, late, figure_cases, occasion)
FIGURES = (satisfaction, table, saved_table, reports)
TRAFFIC = (letters, incoming, papers, outbox, calls, occasions, posters)
LISTS = tuple(module.LISTING for module in (*CASES, *FIGURES, *TRAFFIC, audit))


def offer_lists() -> None:
    """Makes them known to the worker and to the pages."""
    for listing in LISTS:
        offer(listing)
