"""`rabfang worker`: does what is due, again and again, until told to stop."""

import argparse

import django


def arguments(parser: argparse.ArgumentParser) -> None:
    """How often to look."""
    parser.add_argument("--every", type=float, default=5.0, help="seconds between rounds")
    parser.add_argument("--once", action="store_true", help="one round, then end")


def run(options: argparse.Namespace) -> int:
    """One round, or rounds until SIGTERM."""
    django.setup()
    from rabfang.project.worker import one_round, rounds  # noqa: PLC0415 - after set-up

    if options.once:
        for name, done in one_round().items():
            print(f"{name}: {done}")
        return 0
    rounds(options.every)
    return 0
