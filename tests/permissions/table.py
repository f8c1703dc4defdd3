"""Who may open which address: one row for each, by the relation of the person to the office and the case.

A new address without a row fails the tests.
"""

PEOPLE = ("stranger", "citizen", "centre", "unit", "other-unit", "executive", "administrator", "elsewhere")

EVERYBODY = frozenset(PEOPLE)
COMPLAINANT = frozenset({"citizen"})
OFFICE = frozenset({"centre", "unit", "other-unit", "executive", "administrator"})
OFFICERS = OFFICE | {"elsewhere"}
SEES_THE_CASE = frozenset({"centre", "unit", "executive"})
CENTRE = frozenset({"centre"})
ISSUES = frozenset({"centre", "executive"})
WRITES_LETTERS = frozenset({"centre", "unit", "other-unit", "executive", "elsewhere"})
RECORDS = frozenset({"centre", "unit", "other-unit", "executive", "elsewhere"})
ADMINISTRATOR = frozenset({"administrator"})

TABLE: dict[str, frozenset[str]] = {
    "healthz": EVERYBODY,
    "readyz": EVERYBODY,
    "account_login": EVERYBODY,
    "account_logout": EVERYBODY,
    "set_language": EVERYBODY,
    "districts": EVERYBODY,
    "subdistricts": EVERYBODY,
    "style": EVERYBODY,
    "public:home": EVERYBODY,
    "public:privacy": EVERYBODY,
    "public:accessibility": EVERYBODY,
    "public:agency": EVERYBODY,
    "public:procedure": EVERYBODY,
    "public:procedure_pdf": EVERYBODY,
    "public:submit": EVERYBODY,
    "public:track": EVERYBODY,
    "public:leave": EVERYBODY,
    "public:case": COMPLAINANT,
    "public:file": COMPLAINANT,
    "public:act": COMPLAINANT,
    "desk:work": OFFICERS,
    "desk:register": OFFICERS,
    "desk:late": OFFICERS,
    "desk:reminders": OFFICERS,
    "desk:book": OFFICERS,
    "desk:procedure": OFFICERS,
    "desk:procedure_pdf": OFFICERS,
    "desk:outbox": OFFICERS,
    "desk:record": RECORDS,
    "desk:message": SEES_THE_CASE,
    "desk:retry": SEES_THE_CASE,
    "desk:case": SEES_THE_CASE,
    "desk:oral": SEES_THE_CASE,
    "desk:steps": SEES_THE_CASE,
    "desk:steps_pdf": SEES_THE_CASE,
    "desk:file": SEES_THE_CASE,
    "desk:act": SEES_THE_CASE,
    "desk:letters": OFFICERS,
    "desk:letter_begin": WRITES_LETTERS,
    "desk:case_letter_begin": SEES_THE_CASE,
    "desk:letter": SEES_THE_CASE,
    "desk:letter_pdf": SEES_THE_CASE,
    "desk:letter_docx": SEES_THE_CASE,
    "desk:letter_signed": SEES_THE_CASE,
    "desk:letter_edit": SEES_THE_CASE,
    "desk:letter_do": ISSUES,
    "settings:index": ADMINISTRATOR,
    "settings:holidays": ADMINISTRATOR,
    "settings:holiday_add": ADMINISTRATOR,
    "settings:holidays_check": ADMINISTRATOR,
    "settings:holidays_fill": ADMINISTRATOR,
    "settings:holiday_edit": ADMINISTRATOR,
    "settings:holiday_remove": ADMINISTRATOR,
    "settings:office": ADMINISTRATOR,
    "settings:units": ADMINISTRATOR,
    "settings:unit_add": ADMINISTRATOR,
    "settings:unit_edit": ADMINISTRATOR,
    "settings:unit_close": ADMINISTRATOR,
    "settings:unit_reopen": ADMINISTRATOR,
    "settings:officers": ADMINISTRATOR,
    "settings:officer_add": ADMINISTRATOR,
    "settings:officer": ADMINISTRATOR,
    "settings:officer_password": ADMINISTRATOR,
    "settings:officer_close": ADMINISTRATOR,
    "settings:officer_reopen": ADMINISTRATOR,
    "settings:role_give": ADMINISTRATOR,
    "settings:role_end": ADMINISTRATOR,
    "settings:delegations": ADMINISTRATOR,
    "settings:delegation_add": ADMINISTRATOR,
    "settings:delegation_end": ADMINISTRATOR,
    "settings:channels": ADMINISTRATOR,
    "settings:procedures": ADMINISTRATOR,
    "settings:procedure_publish": ADMINISTRATOR,
    "settings:procedures_compare": ADMINISTRATOR,
    "settings:procedure": ADMINISTRATOR,
    "settings:procedure_pdf": ADMINISTRATOR,
    "settings:letterhead": ADMINISTRATOR,
    "settings:letterhead_sample": ADMINISTRATOR,
    "settings:letter_templates": ADMINISTRATOR,
    "settings:letter_template": ADMINISTRATOR,
    "settings:letter_template_reset": ADMINISTRATOR,
    "settings:audit": ADMINISTRATOR,
}
