"""One way to break each rule about other agencies."""

from rabfang.procedures.checks import partners
from rabfang.procedures.tests.breaking import Break

PHITSANULOK = "phitsanulok"

PARTNERS = (
    Break(
        partners.somebody_enters_for_partners,
        PHITSANULOK,
        'by = ["unit", "unit-head", "partner", "centre"]',
        'by = ["unit", "unit-head", "partner"]',
        "path.decided.step[report].by",
        "centre, executive",
    ),
    Break(
        partners.partners_are_named_before_they_act,
        PHITSANULOK,
        'action = "refer"',
        'action = "review"',
        "path.outside.step[refer].outcomes.referred",
        "refer",
    ),
    Break(
        partners.channels_demands_can_be_met,
        PHITSANULOK,
        'action = "notify"\nby = ["centre", "executive"]\n'
        'during = ["open", "paused", "closed"]\nsource = "S4-5"\n\n[[anytime]]\n',
        "",
        "channel[ministry].demands",
        "notify",
    ),
)
