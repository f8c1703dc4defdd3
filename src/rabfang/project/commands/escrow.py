"""`rabfang escrow`: an office's key for the day a passphrase is lost. `make` and `open` need no database: do them on a
machine that is on no network."""

import argparse
import sys
from pathlib import Path

import django

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
    restored = words.add_parser("restore", help="on the server: open to the officer what came back")
    restored.add_argument("restored", type=Path)


def run(options: argparse.Namespace) -> int:
    """Exit status 1 when a file or a key does not fit."""
    try:
        return {"make": _make, "bundle": _bundle, "open": _open, "restore": _restore}[options.deed](options)
    except (CannotOpen, OSError, UnicodeDecodeError) as error:
        print(f"This cannot be opened: {error or 'the key does not fit, or the file was altered'}", file=sys.stderr)
        return 1


def _make(options: argparse.Namespace) -> int:
    pair = make_key_file(options.file)
    print(f"Public key:  {pair.public.hex()}")
    print(f"Fingerprint: {fingerprint(pair.public)}")
    print(f"Keep {options.file} off every network; take only the public key to the confidential desk.")
    return 0


def _open(options: argparse.Namespace) -> int:
    pair = read_key_file(options.file)
    text, boxes = open_bundle(pair.private, options.bundle.read_text(encoding="utf-8"))
    options.restored.write_text(text, encoding="utf-8")
    print(f"{boxes} boxes sealed again, in {options.restored}")
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
        options.bundle.write_text(bundle_for(desk, officer, at=now()), encoding="utf-8")
    except Refused:
        print("The officer has no confirmed key.", file=sys.stderr)
        return 1
    print(f"Written: {options.bundle}")
    return 0


def _restore(options: argparse.Namespace) -> int:
    django.setup()
    from rabfang.core.clock import now  # noqa: PLC0415 - after set-up
    from rabfang.core.errors import Refused  # noqa: PLC0415
    from rabfang.vault.actions.escrow import restore  # noqa: PLC0415

    try:
        boxes = restore(options.restored.read_text(encoding="utf-8"), at=now())
    except Refused:
        print("The file is not for the officer's key in force.", file=sys.stderr)
        return 1
    print(f"{boxes} boxes opened to the officer.")
    return 0
