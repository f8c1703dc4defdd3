"""The `rabfang` command: each of its words is one module in `commands/`."""

import argparse
import os
import sys
from importlib import import_module

from rabfang.project.config import ConfigurationError

COMMANDS = {
    "init": "prepare the data folder: secret key, database tables, static files",
    "office": "bring an office in: its procedure and its first administrator",
    "confidential": "open an office's confidential desk",
    "escrow": "an office's key for the day a passphrase is lost: make, bundle, open, restore",
    "package": "for an outside body: make a key, open a sealed package",
    "serve": "serve the sites and run the worker (--web-only: no worker)",
    "worker": "run the worker alone",
    "demo": "load the demonstration offices (--serve: and serve them)",
    "verify": "prove the register and the record: chains, numbers, rows, words, seals and heads",
    "figures": "make the figures of reports anew from the register (--rebuild), or say how far they are",
    "doctor": "check the settings, the database, the data folder and the calendar",
    "manage": "run a Django management command",
}


def main() -> None:
    """Runs one command; exit status 0 when all is well, 1 when the command found or met trouble, 2 for usage."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rabfang.project.settings")
    parser = argparse.ArgumentParser(prog="rabfang")
    words = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, purpose in COMMANDS.items():
        module = import_module(f"rabfang.project.commands.{name}")
        module.arguments(words.add_parser(name, help=purpose, description=purpose))
    options = parser.parse_args()
    module = import_module(f"rabfang.project.commands.{options.command}")
    try:
        sys.exit(module.run(options))
    except ConfigurationError as error:
        sys.exit(f"rabfang: {error}")


if __name__ == "__main__":
    main()
