"""One writer of the record, as a process of its own: `python -m tests.strength.recorder HOW_MANY`.

Acts and looks of an office that has no entry yet, and of one that all share; every third one is rolled back.
"""

import sys

import django

NEW_OFFICE = 999_999


def main(how_many: int) -> None:
    """Records one after another."""
    django.setup()
    from django.db import transaction  # noqa: PLC0415 - after set-up

    from rabfang.audit.actions import Who, looked, record  # noqa: PLC0415
    from rabfang.core.clock import now  # noqa: PLC0415

    for place in range(how_many):
        with transaction.atomic():
            office = (NEW_OFFICE, None)[place % 2]
            record("edit-unit", "a", at=now(), actor_id=None, actor_name="", agency_id=office)
            entry = looked("book", "a", at=now(), who=Who(), agency_id=office)
            if place % 3 == 2:
                transaction.set_rollback(True)
        if place % 3 != 2:
            print(office or 0, entry.number, flush=True)  # noqa: T201 - the parent reads it


if __name__ == "__main__":
    main(int(sys.argv[1]))
