"""One way to break each rule about times and wording."""

from rabfang.procedures.checks import times, wording
from rabfang.procedures.tests.breaking import Break

SARABURI = "saraburi-treasury"

TIMES_AND_WORDING = (
    Break(
        times.each_step_has_one_time,
        SARABURI,
        "within_channel = true",
        'within_channel = true\nwithin = "2 hours"',
        "path.intake.step[record].within",
        "Leave one",
    ),
    Break(
        times.each_step_has_one_time,
        SARABURI,
        "within_channel = true",
        "",
        "path.intake.step[record].counted_from",
        "within",
    ),
    Break(
        times.times_are_lengths,
        SARABURI,
        'take_up = "15 minutes"',
        'take_up = "every week"',
        "channel[walk-in].take_up",
        "7 working days",
    ),
    Break(
        times.escalations_come_in_order,
        SARABURI,
        'after = "at once"',
        'after = "5 working days"',
        "escalation[#2].after",
        "earlier one first",
    ),
    Break(
        times.reminders_come_working_days_before,
        SARABURI,
        'before = "1 working day"',
        'before = "2 hours"',
        "reminder.before",
        "1 working day",
    ),
    Break(
        wording.texts_can_be_read,
        SARABURI,
        'en = "Telephone"',
        'en = " "',
        "channel[telephone].title.en",
        "seen",
    ),
    Break(
        wording.texts_can_be_read,
        SARABURI,
        'en = "Telephone"',
        'en = "Tele\\u200bphone"',
        "channel[telephone].title.en",
        '"Telephone"',
    ),
    Break(
        wording.english_is_not_thai,
        SARABURI,
        'en = "Telephone"',
        'en = "โทรศัพท์"',
        "channel[telephone].title.en",
        "Translate",
    ),
    Break(
        wording.thai_is_written_in_thai,
        SARABURI,
        "พบปะเยี่ยมเยียน",
        "พบປະເຍີມເຍື່ນ",
        "channel[visit].title.th",
        "Thai letters",
    ),
)
