"""`rabfang verify`: proves the register, and the record of acts and looks."""

import argparse
from pathlib import Path

import django


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which file of heads to compare with."""
    parser.add_argument(
        "--heads",
        type=Path,
        metavar="FILE",
        help="a copy of the file of heads that another machine has kept (the installation's own without it)",
    )


def run(options: argparse.Namespace) -> int:
    """Prints every fault and the newest seals; exit status 1 when there is a fault."""
    django.setup()
    from rabfang.audit.models import AuditEntry  # noqa: PLC0415 - after set-up
    from rabfang.cases.models import Case, Event  # noqa: PLC0415
    from rabfang.core.clock import now  # noqa: PLC0415
    from rabfang.project.proof import RECORDS, faults  # noqa: PLC0415

    if options.heads and not options.heads.is_file():
        print(f"{options.heads} is not there.")
        return 1
    found = 0
    for fault in faults(now(), options.heads):
        print(f"{fault.where}: {fault.what}")
        found += 1
    counted = (Case.objects.count(), Event.objects.count(), AuditEntry.objects.count())
    print("{} cases, {} events, {} entries of the record, {} faults.".format(*counted, found))
    for name, seals in RECORDS.items():
        newest = seals._default_manager.order_by("-pk").first()
        print(f"Newest seal of {name}: {newest.pk} {newest.hash}" if newest else f"No seal of {name} yet.")
    return 1 if found else 0
