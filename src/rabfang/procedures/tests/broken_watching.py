"""One way to break each rule about watching channels."""

from rabfang.procedures.checks import watching
from rabfang.procedures.tests.breaking import Break

PROVINCE = "phitsanulok"

WATCHING = (
    Break(
        watching.watches_come_round,
        PROVINCE,
        'watch = "1 working day"',
        'watch = "15 minutes"',
        "channel[ministry].watch",
        "every month",
    ),
    Break(
        watching.watchers_are_known_roles,
        PROVINCE,
        'watched_by = ["centre"]',
        'watched_by = ["center"]',
        "channel[call-centre].watched_by",
        "centre",
    ),
    Break(
        watching.watches_have_watchers,
        PROVINCE,
        'recorded_by = ["centre"]\npublic = true',
        "recorded_by = []\npublic = true",
        "channel[website].watched_by",
        "centre",
    ),
    Break(
        watching.watches_have_watchers,
        PROVINCE,
        'watch = "1 working day"\nwatched_by = ["centre"]',
        'watched_by = ["centre"]',
        "channel[call-centre].watch",
        "every week",
    ),
)
