"""`rabfang demo`: the demonstration offices with made-up people and cases."""

import argparse
import os
import secrets
import sys
from pathlib import Path

from rabfang.project.commands import serve
from rabfang.project.commands.init import prepare
from rabfang.project.config import load


def arguments(parser: argparse.ArgumentParser) -> None:
    """As `serve`, when it is to be served."""
    parser.add_argument("--serve", action="store_true", help="serve it as well")
    parser.add_argument("--code", action="store_true", help="only print the code that the second factor asks for now")
    parser.add_argument("--empty", action="store_true", help="offices and people only, with empty registers")
    serve.arguments(parser)


def run(options: argparse.Namespace) -> int:
    """Loads what is not there yet, prints who can sign in, and serves when asked."""
    os.environ.setdefault("RABFANG_DEMONSTRATION", "yes")
    prepare()
    from rabfang.project.demonstration.load import load_demonstration  # noqa: PLC0415 - after set-up

    password = _password(load().data_dir / "demonstration-password")
    from rabfang.accounts.factors.totp import grouped  # noqa: PLC0415 - after set-up
    from rabfang.core.clock import now  # noqa: PLC0415
    from rabfang.project.demonstration.second_factor import code_for, key_for, load_second_factors  # noqa: PLC0415
    from rabfang.project.demonstration.watch import BACK, load_watch  # noqa: PLC0415

    if options.code:
        print(code_for(password, now()))
        return 0
    emails = load_demonstration(password, now() - BACK)
    asked = load_second_factors(password, now())
    if not options.empty:
        from rabfang.project.demonstration.cases import load_cases  # noqa: PLC0415 - after set-up
        from rabfang.project.demonstration.offices import OFFICES  # noqa: PLC0415
        from rabfang.project.demonstration.reports import load_reports  # noqa: PLC0415

        fresh = [office.slug for office in OFFICES if load_cases(office.slug)]
        for slug in fresh:
            load_watch(slug)
        for slug in fresh:
            load_reports(slug)
    print("\nDemonstration officers (password for all: " + password + ")")
    for email in emails:
        print("  " + email + (" *" if email in asked else ""))
    print("* asks for a code as well: `rabfang demo --code` prints it, and so does an app with the key")
    print("  " + grouped(key_for(password)))
    print(flush=True)
    if options.serve:
        os.execv(sys.executable, [*serve.CLI, "serve", "--as-it-is", *serve.words(options)])  # noqa: S606 - the same program # nosec B606
    return 0


def _password(path: Path) -> str:
    """The password of this demonstration, made once."""
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text("-".join(secrets.token_hex(3) for _ in range(3)))
    return path.read_text()
