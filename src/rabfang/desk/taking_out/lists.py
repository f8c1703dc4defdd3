"""Every list of the desk that can be taken out. A list of a confidential desk is none: nothing leaves it as a file."""

from rabfang.desk.audit import export as audit
from rabfang.desk.taking_out import (
    calls,
    changes,
    channels,
    checks,
    data_requests,
    delegations,
    destruction,
    figure_cases,
    holidays,
    incoming,
    late,
    letters,
    listening,
    occasion,
    occasions,
    officers,
    outbox,
    papers,
    partners,
    posters,
    procedures,
    register,
    reminders,
    reports,
    responses,
    satisfaction,
    saved_table,
    table,
    units,
)
from rabfang.reports.exports.lists import offer

CASES = (register, late, figure_cases, occasion, reminders)
FIGURES = (table, saved_table, reports, satisfaction, responses, changes, channels, checks, listening)
TRAFFIC = (letters, incoming, papers, outbox, calls, occasions, posters)
SETTINGS = (officers, units, partners, holidays, delegations, procedures)
RECORDS = (data_requests, destruction, audit)
LISTS = tuple(module.LISTING for module in (*CASES, *FIGURES, *TRAFFIC, *SETTINGS, *RECORDS))


def offer_lists() -> None:
    """Makes them known to the worker and to the pages."""
    for listing in LISTS:
        offer(listing)
