"""`rabfang verify`: proves the register."""

import argparse
from itertools import chain

import django


def arguments(parser: argparse.ArgumentParser) -> None:
    """None."""


def run(options: argparse.Namespace) -> int:
    """Prints every fault and the newest seal; exit status 1 when there is a fault."""
    django.setup()
    from rabfang.cases.models import Case, Event, Seal  # noqa: PLC0415 - after set-up
    from rabfang.cases.verify import faults  # noqa: PLC0415
    from rabfang.letters import verify as letters  # noqa: PLC0415

    found = 0
    for fault in chain(faults(), letters.faults()):
        print(f"{fault.where}: {fault.what}")
        found += 1
    newest = Seal.objects.order_by("-pk").first()
    print(f"{Case.objects.count()} cases, {Event.objects.count()} events, {found} faults.")
    print(f"Newest seal: {newest.pk} {newest.hash}" if newest else "No seal yet.")
    return 1 if found else 0
