"""One way to break each rule about names."""

from rabfang.procedures.checks import names
from rabfang.procedures.tests.breaking import Break

SARABURI = "saraburi-treasury"

NAMES = (
    Break(
        names.keys_are_unique, SARABURI, 'key = "suggestion"', 'key = "need"', "kind[need]", "its own name"
    ),
    Break(
        names.roles_keep_off_reserved_names,
        SARABURI,
        'key = "administrator"',
        'key = "clock"',
        "role[clock]",
        "another name",
    ),
    Break(
        names.somebody_administers_and_records,
        SARABURI,
        '["administer"]',
        "[]",
        "role",
        'may = ["administer"]',
    ),
    Break(
        names.channels_name_their_recorders,
        SARABURI,
        'recorded_by = ["intake", "centre"]',
        'recorded_by = ["reception"]',
        "channel[walk-in].recorded_by",
        "centre, intake",
    ),
    Break(
        names.channels_name_their_recorders,
        SARABURI,
        'recorded_by = ["intake", "centre"]',
        'recorded_by = ["administrator"]',
        "channel[walk-in].recorded_by",
        "role[administrator].may",
    ),
    Break(
        names.channels_name_their_recorders,
        SARABURI,
        'recorded_by = ["intake", "centre"]',
        "recorded_by = []",
        "channel[walk-in].recorded_by",
        "centre, intake",
    ),
    Break(
        names.one_channel_is_public,
        SARABURI,
        "many = true",
        "many = true\npublic = true",
        "channel[website].public",
        "one channel",
    ),
    Break(
        names.steps_are_done_by_known_roles,
        SARABURI,
        '"record"\nby = ["intake", "centre"]',
        '"record"\nby = ["center"]',
        "path.intake.step[record].by",
        "centre",
    ),
    Break(
        names.anytime_verbs_are_done_by_known_roles,
        SARABURI,
        'by = ["centre", "unit", "executive"]',
        'by = ["boss"]',
        "anytime[note].by",
        "executive",
    ),
    Break(
        names.anytime_verbs_are_done_by_known_roles,
        SARABURI,
        'by = ["centre", "unit", "executive"]',
        'by = ["citizen"]',
        "anytime[note].by",
        "message",
    ),
    Break(
        names.escalations_go_to_known_roles,
        SARABURI,
        'to = ["centre"]',
        'to = ["x"]',
        "escalation[#1].to",
        "unit",
    ),
    Break(
        names.reports_have_known_roles,
        SARABURI,
        'by = "centre"\nto = "executive"',
        'by = "centre"\nto = "governor"',
        "report[monthly].to",
        "executive",
    ),
    Break(
        names.verbs_are_known_and_in_their_place,
        SARABURI,
        'action = "record"',
        'action = "recrod"',
        "path.intake.step[record].action",
        "record",
    ),
    Break(
        names.verbs_are_known_and_in_their_place,
        SARABURI,
        'action = "record"',
        'action = "pause"',
        "path.intake.step[record].action",
        "record",
    ),
    Break(
        names.verbs_are_known_and_in_their_place,
        SARABURI,
        'action = "note"',
        'action = "reply"',
        "anytime[reply].action",
        "message",
    ),
    Break(
        names.statuses_are_known, SARABURI, '["merged"]', '["joined"]', "anytime[unmerge].during", "merged"
    ),
    Break(
        names.documents_are_known,
        SARABURI,
        'document = "letter"',
        'document = "poem"',
        "path.action.step[reply].document",
        "letter",
    ),
)
