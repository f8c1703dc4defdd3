"""`rabfang package`: for an outside body that receives sealed packages. Needs no database and no settings."""

import argparse
import sys
from pathlib import Path

from rabfang.project.commands.unopened import why
from rabfang.vault.boxes import CannotOpen, fingerprint
from rabfang.vault.offline import make_key_file, read_key_file, unpacked


def arguments(parser: argparse.ArgumentParser) -> None:
    """What is to be done, with which files."""
    words = parser.add_subparsers(dest="deed", required=True, metavar="DEED")
    key = words.add_parser("key", help="write a private key file, print the public key to give to offices")
    key.add_argument("file", type=Path, help="where the private key is written; it must not be there yet")
    opened = words.add_parser("open", help="put the files of a package into a folder")
    opened.add_argument("file", type=Path, help="the private key")
    opened.add_argument("package", type=Path, help="what the office sent")
    opened.add_argument("folder", type=Path, help="a new folder for what is in it")


def run(options: argparse.Namespace) -> int:
    """Exit status 1 when the key does not fit."""
    try:
        return _key(options) if options.deed == "key" else _open(options)
    except (CannotOpen, OSError) as error:
        print(why(error), file=sys.stderr)
        return 1


def _key(options: argparse.Namespace) -> int:
    pair = make_key_file(options.file)
    print(f"Public key:  {pair.public.hex()}")
    print(f"Fingerprint: {fingerprint(pair.public)}")
    return 0


def _open(options: argparse.Namespace) -> int:
    files = unpacked(read_key_file(options.file).private, options.package.read_bytes())
    options.folder.mkdir(parents=True)
    for name, content in files:
        (options.folder / name).write_bytes(content)
    print(f"{len(files)} files in {options.folder}")
    return 0
