"""Chats in processes of their own: `python -m tests.strength.chat_worker send PEOPLE | work | told`.

`send` posts what so many people say to the webhook; `work` goes round until nothing waits, a line for each round;
`told` prints what has become of it.
"""

import json
import sys

import django

A_FEW = 7
STORY = ("ท่อแตก", "ต่อไป", "ข้าม", "ข้าม", "ส่งเรื่อง")


def send(people: int) -> None:
    """Each tells one matter to the end; every second webhook comes twice."""
    from django.test import Client  # noqa: PLC0415 - after set-up

    from rabfang.agencies.models import Agency  # noqa: PLC0415 - after set-up
    from rabfang.channels.chat.tests.chatting import Chatter, account  # noqa: PLC0415

    line = account(Agency.objects.get(slug="school-integrity"), "line")
    for person in range(people):
        chatter = Chatter(line, f"U{person}", Client(SERVER_NAME="127.0.0.1"))
        for place, text in enumerate(STORY):
            chatter.send(chatter.text(f"{text} {person}" if place == 0 else text))
            if place % 2:
                assert chatter.post(chatter.last) == 200


def work() -> None:
    """Rounds of the worker's duties, a few events each."""
    from rabfang.channels.chat import receiving, speaking  # noqa: PLC0415 - after set-up
    from rabfang.channels.models import ChatAnswer, Incoming  # noqa: PLC0415
    from rabfang.channels.outbox import send_waiting  # noqa: PLC0415
    from rabfang.core.clock import now  # noqa: PLC0415

    receiving.BATCH = A_FEW
    while Incoming.objects.filter(state="waiting").exists() or ChatAnswer.objects.filter(state="queued", case=None):
        at = now()
        done = receiving.work_chats(at), speaking.send_answers(at), send_waiting(at)
        print(json.dumps(done), flush=True)  # noqa: T201 - the parent reads it


def told() -> None:
    """Cases by subject, states of what came, how many answers there are."""
    from rabfang.cases.models import Case  # noqa: PLC0415 - after set-up
    from rabfang.channels.models import ChatAnswer, Incoming  # noqa: PLC0415

    said = {
        "subjects": sorted(Case.objects.values_list("subject", flat=True)),
        "rows": sorted(Incoming.objects.values_list("state", flat=True)),
        "answers": ChatAnswer.objects.count(),
    }
    print(json.dumps(said))  # noqa: T201


if __name__ == "__main__":
    django.setup()
    {"send": lambda: send(int(sys.argv[2])), "work": work, "told": told}[sys.argv[1]]()
