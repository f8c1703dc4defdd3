"""One way to break each rule about how cases flow and end."""

from rabfang.procedures.checks import endings, flow
from rabfang.procedures.tests.breaking import Break

SARABURI, HAT_KHAM = "saraburi-treasury", "hat-kham"
LOOP = """[[path.outside.step]]
key = "wait"
action = "review"
by = ["clock"]
title = { th = "รอ", en = "Wait" }
state = { th = "รอ", en = "Waiting" }
outcomes = { on = "wait-more", out = "reply" }
outcome_titles = { on = { th = "รอต่อ", en = "Wait on" }, out = { th = "ครบ", en = "Done" } }
source = "S1-6"

[[path.outside.step]]
key = "wait-more"
action = "review"
by = ["clock"]
title = { th = "รอต่อ", en = "Wait on" }
state = { th = "รอ", en = "Waiting" }
outcomes = { on = "wait" }
source = "S1-6"

[[path.outside.step]]
key = "track"
"""

FLOW = (
    Break(
        flow.intake_classifies,
        SARABURI,
        'outcomes = { classified = "kind" }',
        'outcomes = { classified = "for-information.forward" }',
        "path.intake.step",
        'classified = "kind"',
    ),
    Break(
        flow.steps_are_reached,
        SARABURI,
        'outcomes = { recorded = "classify", to-treasurer = "assign" }',
        'outcomes = { recorded = "classify", to-treasurer = "classify" }',
        "path.intake.step[assign]",
        "lead here",
    ),
    Break(
        flow.kinds_can_close,
        HAT_KHAM,
        'outcomes = { answered = "close" }',
        'outcomes = { answered = "forward" }',
        "path.information.step[answer]",
        'action = "close"',
    ),
    Break(
        flow.times_count_from_what_has_happened,
        HAT_KHAM,
        'counted_from = "ordered"',
        'counted_from = "reviewed"',
        "path.ordered-work.step[report].counted_from",
        "received",
    ),
    Break(
        flow.somebody_decides_in_every_loop,
        HAT_KHAM,
        '[[path.outside.step]]\nkey = "track"\n',
        LOOP,
        "path.outside.step[wait].by",
        "Let a role",
    ),
    Break(
        flow.units_are_named_before_they_act,
        SARABURI,
        'action = "forward"',
        'action = "record"',
        "path.for-information.step[forward].outcomes.forwarded",
        "forward, order, assign",
    ),
)

ENDINGS = (
    Break(
        endings.demands_can_be_met,
        SARABURI,
        'outcomes = { forwarded = "reply" }',
        'outcomes = { forwarded = "reply", ended = "close" }\n'
        'outcome_titles = { forwarded = { th = "ส่ง", en = "Send" }, ended = { th = "จบ", en = "End" } }',
        "kind[complaint].demands",
        "reply",
    ),
    Break(
        endings.brought_back_cases_have_a_place,
        HAT_KHAM,
        'again = "refer"\n',
        "",
        "path.outside.again",
        'again = "refer"',
    ),
    Break(
        endings.paused_cases_can_go_on,
        HAT_KHAM,
        'by = ["centre", "clock"]\nduring = ["paused"]',
        'by = ["clock"]\nduring = ["paused"]',
        "anytime[resume]",
        "by a role",
    ),
    Break(
        endings.the_clock_may_do_its_part,
        HAT_KHAM,
        'action = "escalate"\nby = ["clock"]',
        'action = "escalate"\nby = ["centre"]',
        "anytime[escalate].by",
        'by = ["clock"]',
    ),
    Break(
        endings.the_clock_may_do_its_part,
        HAT_KHAM,
        'action = "remind"\nby = ["clock"]',
        'action = "remind"\nby = ["centre"]',
        "anytime[remind].by",
        'by = ["clock"]',
    ),
    Break(
        endings.the_clock_may_do_its_part,
        HAT_KHAM,
        'by = ["centre", "clock"]\nduring = ["paused"]',
        'by = ["centre"]\nduring = ["paused"]',
        "anytime[resume].by",
        'during = ["paused"]',
    ),
    Break(
        endings.the_clock_may_do_its_part,
        SARABURI,
        'action = "recompute"\nby = ["clock"]',
        'action = "recompute"\nby = ["centre"]',
        "anytime[recompute].by",
        'action = "recompute"',
    ),
    Break(
        endings.standards_come_to_an_end,
        SARABURI,
        'kinds = ["complaint", "grievance"]',
        'kinds = ["need"]',
        "standard[answered].until",
        "Name in kinds",
    ),
    Break(
        endings.standards_come_to_an_end,
        SARABURI,
        'kinds = ["need", "suggestion", "opinion", "compliment"]',
        'kinds = ["need", "complaint"]',
        "standard[put-to-use].promised",
        "one standard",
    ),
)
