"""E-mail in a process of its own: `python -m tests.strength.mail_worker enter PORT | work MAILS | told`.

`work` fetches and settles until so many mails have become something, and prints a line for each round.
"""

import json
import sys

import django

CHANNEL, ADDRESS = "e-mail", "office@saraburi-treasury.example"


def enter(port: int) -> None:
    """The office's mailbox on the server at that port."""
    from rabfang.agencies.models import Agency  # noqa: PLC0415 - after set-up
    from rabfang.channels.models import Mailbox  # noqa: PLC0415
    from rabfang.channels.secrets import sealed  # noqa: PLC0415
    from rabfang.core.clock import now  # noqa: PLC0415
    from tests.dovecot import PASSWORD, USER  # noqa: PLC0415

    Mailbox.objects.create(
        agency=Agency.objects.get(slug="saraburi-treasury"),
        channel=CHANNEL,
        address=ADDRESS,
        host="127.0.0.1",
        port=port,
        tls="none",
        username=USER,
        password=sealed(PASSWORD),
        next_at=now(),
    )


def work(mails: int) -> None:
    """Rounds of the worker's duties, a few mails each; what a dead worker claimed is taken over at once."""
    from rabfang.channels.email import fetching  # noqa: PLC0415
    from rabfang.channels.incoming import settling  # noqa: PLC0415
    from rabfang.channels.models import Incoming, Mailbox  # noqa: PLC0415
    from rabfang.core.clock import now  # noqa: PLC0415

    fetching.A_ROUND = settling.BATCH = 10
    Mailbox.objects.update(next_at=now())
    Incoming.objects.filter(state="waiting").update(next_at=now())
    while Incoming.objects.exclude(state="waiting").count() < mails:
        Mailbox.objects.update(next_at=now())
        print(fetching.fetch_mail(now()), settling.settle_waiting(now()), flush=True)  # noqa: T201 - read by the parent


def told() -> None:
    """The subjects of the cases, and how many rows there are in each state."""
    from rabfang.cases.models import Case  # noqa: PLC0415
    from rabfang.channels.models import Incoming  # noqa: PLC0415

    states = list(Incoming.objects.order_by("pk").values_list("state", flat=True))
    numbers = list(Case.objects.filter(channel=CHANNEL).order_by("number").values_list("number", "subject"))
    print(json.dumps({"states": states, "cases": numbers}))  # noqa: T201


if __name__ == "__main__":
    django.setup()
    {"enter": lambda: enter(int(sys.argv[2])), "work": lambda: work(int(sys.argv[2])), "told": told}[sys.argv[1]]()
