"""Messages to complainants in processes of their own: `python -m tests.strength.message_worker ask N | send [MINUTES]`.

`ask` queues so many; `send` sends until none is left that is due, as of so many minutes from now.
"""

import sys
from datetime import timedelta

import django


def ask(how_many: int) -> None:
    """An acknowledgement to each of so many new complainants."""
    from rabfang.agencies.models import Agency  # noqa: PLC0415 - after set-up
    from rabfang.cases.actors import Actor  # noqa: PLC0415
    from rabfang.cases.receive import receive  # noqa: PLC0415

    agency = Agency.objects.get(slug="hat-kham")
    for one in range(how_many):
        email = f"person{one}@people.example"
        receive(agency, "website", by=Actor.citizen(), subject=f"ไฟดับ {one}", detail="ไฟดับ", name="มานี", email=email)


def send(minutes: int) -> None:
    """Rounds of the worker's duty."""
    from rabfang.channels.outbox import send_waiting  # noqa: PLC0415
    from rabfang.core.clock import now  # noqa: PLC0415

    while send_waiting(now() + timedelta(minutes=minutes)):
        pass


if __name__ == "__main__":
    django.setup()
    {"ask": ask, "send": send}[sys.argv[1]](int(sys.argv[2]))
