"""One writer of the register, as a process of its own: `python -m tests.strength.writer NAME HOW_MANY`.

Every third case is rolled back after it took its number. Each stored number is printed once it is committed.
"""

import sys

import django


class ChangedMindError(Exception):
    """Rolls a transaction back."""


def main(name: str, how_many: int) -> None:
    """Receives cases one after another."""
    django.setup()
    from django.db import transaction  # noqa: PLC0415 - after set-up

    from rabfang.agencies.models import Agency  # noqa: PLC0415
    from rabfang.cases.actors import Actor  # noqa: PLC0415
    from rabfang.cases.receive import receive  # noqa: PLC0415
    from rabfang.procedures.queries import current  # noqa: PLC0415

    agency = Agency.objects.get(slug="hat-kham")
    channel = next(row.key for row in current(agency)[1].channel if row.public)
    for place in range(how_many):
        subject = f"{name}-{place}"
        try:
            with transaction.atomic():
                case = receive(agency, channel, by=Actor.citizen(), subject=subject, detail="ทดสอบ").case
                if place % 3 == 2:
                    raise ChangedMindError
        except ChangedMindError:
            continue
        print(case.number, subject, flush=True)  # noqa: T201 - the parent reads it


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
