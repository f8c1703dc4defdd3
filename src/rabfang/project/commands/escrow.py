"""`rabfang escrow`: an office's key for the day a passphrase is lost. `make` and `open` need no database: do them on a
machine that is on no network."""

import argparse
import sys
from pathlib import Path

import django

from rabfang.project.commands.unopened import why
from rabfang.vault.boxes import CannotOpen, fingerprint
from rabfang.vault.offline import make_key_file, open_bundle, read_key_file


def arguments(parser: argparse.ArgumentParser) -> None:
    """What is to be done, with which files."""
    words = parser.add_subparsers(dest="deed", required=True, metavar="DEED")
    make = words.add_parser("make", help="offline: write a private key file, print the public key")
    make.add_argument("file", type=Path)
    bundle = words.add_parser("bundle", help="on the server: write what is sealed to the escrow, for one officer")
    bundle.add_argument("officer", help="e-mail address; their new key must be confirmed")
    bundle.add_argument("bundle", type=Path)
    opened = words.add_parser("open", help="offline: seal a bundle again, to the officer's key")
    opened.add_argument("file", type=Path)
    opened.add_argument("bundle", type=Path)
    opened.add_argument("restored", type=Path)
    opened.add_argument("--older", type=Path, action="append", default=[], help="a key file used before this one")
    restored = words.add_parser("restore", help="on the server: open to the officer what came back")
    restored.add_argument("restored", type=Path)


def run(options: argparse.Namespace) -> int:
    """Exit status 1 when a file or a key does not fit."""
    try:
        return {"make": _make, "bundle": _bundle, "open": _open, "restore": _restore}[options.deed](options)
    except (CannotOpen, OSError) as error:
        print(why(error), file=sys.stderr)
        return 1


def _make(options: argparse.Namespace) -> int:
    pair = make_key_file(options.file)
    print(f"Public key:  {pair.public.hex()}")
    print(f"Fingerprint: {fingerprint(pair.public)}")
    print(f"Keep {options.file} off every network; take only the public key to the confidential desk.")
    return 0


def _open(options: argparse.Namespace) -> int:
    privates = [read_key_file(file).private for file in (options.file, *options.older)]
    text, opened, closed = open_bundle(privates, options.bundle.read_bytes())
    _write(options.restored, text)
    print(f"{opened} boxes sealed again, in {options.restored}")
    if closed:
        print(f"{closed} boxes stay closed: they are about the officer, or not sealed to these keys.")
    return 0


def _bundle(options: argparse.Namespace) -> int:
    django.setup()
    from rabfang.agencies.models import Officer  # noqa: PLC0415 - after set-up
    from rabfang.core.clock import now  # noqa: PLC0415
    from rabfang.core.errors import Refused  # noqa: PLC0415
    from rabfang.vault.actions.escrow import bundle_for  # noqa: PLC0415
    from rabfang.vault.queries import desk_of  # noqa: PLC0415

    officer = Officer.objects.select_related("agency").filter(email=options.officer.lower()).first()
    desk = desk_of(officer.agency) if officer else None
    if officer is None or desk is None:
        print("There is no such officer at an office with a confidential desk.", file=sys.stderr)
        return 1
    try:
        _write(options.bundle, bundle_for(desk, officer, at=now()))
    except Refused:
        print("The officer has no confirmed key.", file=sys.stderr)
        return 1
    print(f"Written: {options.bundle}")
    return 0


def _restore(options: argparse.Namespace) -> int:
    django.setup()
    from rabfang.core.clock import now  # noqa: PLC0415 - after set-up
    from rabfang.core.errors import Conflict, Invalid  # noqa: PLC0415
    from rabfang.vault.actions.escrow import restore  # noqa: PLC0415

    try:
        boxes = restore(options.restored.read_bytes(), at=now())
    except Invalid:
        print("This cannot be restored: it is not what `rabfang escrow open` wrote.", file=sys.stderr)
        return 1
    except Conflict:
        print("The file is not for the officer's key in force.", file=sys.stderr)
        return 1
    print(f"{boxes} boxes opened to the officer.")
    return 0


def _write(path: Path, text: str) -> None:
    """Into a new file: a name that is mistaken must not cost the only copy of a key."""
    with path.open("x", encoding="utf-8") as file:
        file.write(text)
