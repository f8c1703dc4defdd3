"""`rabfang figures`: how far the figures of reports are, and making them anew from the register."""

import argparse
import time

import django


def arguments(parser: argparse.ArgumentParser) -> None:
    """Whether to make them anew."""
    parser.add_argument("--rebuild", action="store_true", help="empty all figures and make them of the register again")


def run(options: argparse.Namespace) -> int:
    """Prints what was done; the offices go on meanwhile."""
    django.setup()
    from rabfang.core.clock import now  # noqa: PLC0415 - after set-up
    from rabfang.reports.facts.rebuilding import rebuild, waiting  # noqa: PLC0415

    if options.rebuild:
        began = time.monotonic()
        done = rebuild(now())
        print(f"{done} cases counted anew in {time.monotonic() - began:.0f} s.")
    print(f"{waiting()} changes of cases are waiting to be counted.")
    return 0
