"""One way to break each rule about paths and what names them."""

from rabfang.procedures.checks import targets
from rabfang.procedures.tests.breaking import Break

SARABURI, HAT_KHAM = "saraburi-treasury", "hat-kham"

TARGETS = (
    Break(
        targets.intake_comes_first,
        SARABURI,
        "path.intake",
        "path.entry",
        "path.intake",
        "[path.intake]",
        everywhere=True,
    ),
    Break(
        targets.paths_have_keys_and_steps,
        SARABURI,
        "[path.action]",
        '[path."To do"]\ntitle = { th = "ทำ", en = "Do" }\nstep = []\n[path.action]',
        "path.To do",
        "a letter first",
    ),
    Break(
        targets.kinds_lead_to_paths,
        SARABURI,
        'path = "action"',
        'path = "acting"',
        "kind[complaint].path",
        "action",
    ),
    Break(
        targets.channel_outcomes_are_the_first_steps,
        SARABURI,
        'outcome = "to-treasurer"',
        'outcome = "to-boss"',
        "channel[meeting].outcome",
        "to-treasurer",
    ),
    Break(
        targets.outcomes_lead_to_steps,
        HAT_KHAM,
        'outcomes = { reported = "review" }',
        'outcomes = { reported = "check" }',
        "path.ordered-work.step[report].outcomes.reported",
        "review",
    ),
    Break(
        targets.outcomes_lead_to_steps,
        HAT_KHAM,
        'outcomes = { reported = "review" }',
        'outcomes = { reported = "kind" }',
        "path.ordered-work.step[report].outcomes.reported",
        "review",
    ),
    Break(
        targets.outcomes_lead_to_steps,
        HAT_KHAM,
        'outside = "outside.refer"',
        'outside = "elsewhere.refer"',
        "path.ordered-work.step[order].outcomes.outside",
        "outside",
    ),
    Break(
        targets.only_close_ends,
        SARABURI,
        'outcomes = { replied = "close" }',
        "",
        "path.action.step[reply].outcomes",
        "close",
    ),
    Break(
        targets.choices_have_titles,
        SARABURI,
        "to-treasurer = { th",
        "to-boss = { th",
        "path.intake.step[record].outcome_titles.to-treasurer",
        "th =",
    ),
    Break(
        targets.returns_go_to_another_step,
        HAT_KHAM,
        'returns = "report"',
        'returns = "review"',
        "path.ordered-work.step[review].returns",
        "report",
    ),
    Break(
        targets.again_is_a_step, HAT_KHAM, 'again = "refer"', 'again = "start"', "path.outside.again", "refer"
    ),
    Break(
        targets.events_are_known,
        HAT_KHAM,
        'counted_from = "ordered"',
        'counted_from = "order"',
        "path.ordered-work.step[report].counted_from",
        'Write "ordered"',
    ),
    Break(
        targets.standards_name_verbs_and_kinds,
        SARABURI,
        'until = "reply"',
        'until = "replied"',
        "standard[answered].until",
        "reply",
    ),
    Break(
        targets.standards_name_verbs_and_kinds,
        SARABURI,
        'kinds = ["complaint", "grievance"]',
        'kinds = ["moan"]',
        "standard[answered].kinds",
        "complaint",
    ),
)
