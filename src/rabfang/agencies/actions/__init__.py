"""The only writers of offices, people and calendars: one file a mutation.

Each takes `by` (the officer who acts; that they may administer is the caller's to check, since roles are the
procedure's) and `at`, and writes its change and its audit entry in one transaction. Errors: `core.errors.Refused`,
worded in `agencies.wording`. What belongs to another office is NotFound.
"""
