"""One way to break each rule about reports."""

from rabfang.procedures.checks import reports
from rabfang.procedures.tests.breaking import Break

SARABURI = "saraburi-treasury"
MONTHLY = 'every = "day 10 of the next month"'

REPORTS = (
    Break(
        reports.reports_recur,
        SARABURI,
        MONTHLY,
        'every = "7 working days"',
        "report[monthly].every",
        "day 10 of the next month",
    ),
    Break(
        reports.reports_recur,
        SARABURI,
        MONTHLY,
        'every = "every 5 months"',
        "report[monthly].every",
        "6 or 12 months",
    ),
    Break(
        reports.reports_are_due_once,
        SARABURI,
        MONTHLY,
        f'{MONTHLY}\nwithin = "7 working days"',
        "report[monthly].within",
        "Take within out",
    ),
    Break(
        reports.reports_are_due_once,
        SARABURI,
        MONTHLY,
        'every = "every 6 months"\nwithin = "2 hours"',
        "report[monthly].within",
        "15 calendar days",
    ),
    Break(
        reports.reports_are_due_once,
        SARABURI,
        MONTHLY,
        'every = "every week"\nwithin = "day 10 of the next month"',
        "report[monthly].within",
        "2 working days",
    ),
)
