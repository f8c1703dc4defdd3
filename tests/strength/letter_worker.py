"""A batch of letters in processes of their own: `python -m tests.strength.letter_worker ask HOW_MANY | work | told`.

`work` makes letters until none is left and prints a line for each few; `told` prints what has become of them.
"""

import json
import sys
from uuid import UUID

import django

ASKED = UUID(int=1)
A_FEW = 3


def ask(how_many: int) -> None:
    """An acknowledgement to each of so many new complainants, numbered at once."""
    from rabfang.agencies.models import Agency, Officer  # noqa: PLC0415 - after set-up
    from rabfang.cases.actors import Actor  # noqa: PLC0415
    from rabfang.cases.receive import receive  # noqa: PLC0415
    from rabfang.core.clock import now  # noqa: PLC0415
    from rabfang.letters.actions.make_batch import Wanted, make_batch  # noqa: PLC0415

    agency, at = Agency.objects.get(slug="hat-kham"), now()
    wanted = []
    for one in range(how_many):
        case = receive(agency, "website", by=Actor.citizen(), subject=f"ไฟดับ {one}", detail="ไฟดับ", name="มานี").case
        wanted.append(Wanted(case.pk, "acknowledgement"))
    by = Actor.officer(Officer.objects.get(email="executive@hat-kham.example"), at)
    make_batch(agency, wanted, by=by, at=at, asked=ASKED, numbered=True)


def work() -> None:
    """Rounds of the worker's duty."""
    from rabfang.core.clock import now  # noqa: PLC0415
    from rabfang.letters.actions import work_batches  # noqa: PLC0415
    from rabfang.letters.models import LetterBatch  # noqa: PLC0415

    work_batches.A_ROUND = A_FEW
    while LetterBatch.objects.filter(ended_at__isnull=True).exists():
        print(work_batches.make_letters(now()), flush=True)  # noqa: T201 - the parent reads it


def told() -> None:
    """The batch's state; of each letter wanted its state, case and number; how many letters there are."""
    from rabfang.letters.models import Letter, LetterBatch  # noqa: PLC0415

    batch = LetterBatch.objects.get(asked=ASKED)
    items = list(batch.items.order_by("number").values_list("state", "case", "letter__case", "letter__number"))
    said = {"state": batch.state, "joined": batch.file_id is not None, "items": items, "all": Letter.objects.count()}
    print(json.dumps(said))  # noqa: T201


if __name__ == "__main__":
    django.setup()
    {"ask": lambda: ask(int(sys.argv[2])), "work": work, "told": told}[sys.argv[1]]()
