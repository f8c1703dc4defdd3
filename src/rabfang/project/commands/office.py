"""`rabfang office`: brings a real office in, with its procedure and its first administrator."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from rabfang.project.commands.init import prepare

if TYPE_CHECKING:
    from rabfang.agencies.models import Agency


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the office is called, how it works, who sets it up."""
    parser.add_argument("slug", help="short name in the office's addresses, such as hat-kham; it never changes")
    parser.add_argument("--name", required=True, help="the office's name in Thai")
    parser.add_argument("--english", default="", help="its name in English")
    parser.add_argument("--procedure", required=True, help="a preset's key or a procedure file")
    parser.add_argument("--administrator", required=True, help="e-mail address of the first administrator")
    parser.add_argument("--person", required=True, help="the administrator's name")


def run(options: argparse.Namespace) -> int:
    """Adds the office and prints the link by which its first administrator sets a password.

    Exit status 1, and nothing added, when something is wrong.
    """
    prepare()
    from django.db import transaction  # noqa: PLC0415 - after set-up

    from rabfang.accounts.actions.make_link import invite  # noqa: PLC0415
    from rabfang.accounts.links import address_of  # noqa: PLC0415
    from rabfang.agencies.models import Officer  # noqa: PLC0415
    from rabfang.agencies.wording import refusal_text  # noqa: PLC0415
    from rabfang.core.clock import local, now  # noqa: PLC0415
    from rabfang.core.errors import Refused  # noqa: PLC0415
    from rabfang.procedures.actions import publish  # noqa: PLC0415
    from rabfang.procedures.problems import ProcedureError  # noqa: PLC0415
    from rabfang.project.national_days import load_national_days  # noqa: PLC0415

    try:
        text, name = _procedure(options.procedure)
        with transaction.atomic():
            agency = _office(options, text, name)
            publish(agency, text, by=None, at=now(), name=name)
            load_national_days(now())
            link = invite(Officer.objects.select_related("agency").get(agency=agency), by=None, at=now())
    except (ProcedureError, OSError, UnicodeDecodeError) as error:
        print(error, file=sys.stderr)
        return 1
    except Refused as error:
        print(refusal_text(error), file=sys.stderr)
        return 1
    print(f"{agency} is at /{agency.slug}/ and signs in at /accounts/login/")
    until = f"{local(link.expires_at):%Y-%m-%d %H:%M}"
    print(f"First administrator: {options.administrator.lower()} sets a password here, once, until {until}:")
    print(address_of(link))
    return 0


def _procedure(said: str) -> tuple[str, str]:
    """The text of a preset or a file, and what problems call it."""
    from rabfang.procedures.loader import preset_keys, preset_text  # noqa: PLC0415 - after set-up

    if said in preset_keys():
        return preset_text(said), f"{said}.toml"
    return Path(said).read_text(encoding="utf-8"), Path(said).name


def _office(options: argparse.Namespace, text: str, name: str) -> "Agency":
    from rabfang.agencies.actions.found_office import FirstAdministrator, found_office  # noqa: PLC0415 - after set-up
    from rabfang.core.clock import now  # noqa: PLC0415
    from rabfang.procedures.loader import load  # noqa: PLC0415
    from rabfang.procedures.schema import May  # noqa: PLC0415

    role = next(row.key for row in load(text, name=name).role if May.ADMINISTER in row.may)
    first = FirstAdministrator(options.administrator, options.person, role)
    return found_office(slug=options.slug, name_th=options.name, name_en=options.english, administrator=first, at=now())
