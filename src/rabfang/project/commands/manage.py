"""`rabfang manage ...`: Django's own management commands, for maintainers."""

import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    """Everything after the word goes to Django."""
    parser.add_argument("rest", nargs=argparse.REMAINDER)


def run(options: argparse.Namespace) -> int:
    """Runs it."""
    from django.core.management import execute_from_command_line  # noqa: PLC0415 - settings load here

    execute_from_command_line(["rabfang", *options.rest])
    return 0
