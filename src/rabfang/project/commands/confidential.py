"""`rabfang confidential open`: opens an office's confidential desk with its first people."""

import argparse
import sys

import django


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which office, who begins."""
    parser.add_argument("deed", choices=["open"])
    parser.add_argument("slug", help="the office's short name")
    parser.add_argument("--handlers", required=True, help="two or more e-mail addresses, with commas between")
    parser.add_argument("--custodians", required=True, help="one or more e-mail addresses, with commas between")


def run(options: argparse.Namespace) -> int:
    """Exit status 1, and nothing opened, when something is wrong."""
    django.setup()
    from rabfang.agencies.models import Agency, Officer  # noqa: PLC0415 - after set-up
    from rabfang.core.clock import now  # noqa: PLC0415
    from rabfang.core.errors import Refused  # noqa: PLC0415
    from rabfang.desk.confidential.wording import refusal_text  # noqa: PLC0415
    from rabfang.vault.actions.desks import People, open_desk  # noqa: PLC0415

    office = Agency.objects.filter(slug=options.slug).first()
    if office is None:
        print(f"There is no office {options.slug}.", file=sys.stderr)
        return 1
    found = []
    for said in (options.handlers, options.custodians):
        emails = {one.strip().lower() for one in said.split(",") if one.strip()}
        rows = Officer.objects.filter(agency=office, is_active=True, email__in=emails)
        if missing := emails - set(rows.values_list("email", flat=True)):
            print(f"No open account there: {', '.join(sorted(missing))}", file=sys.stderr)
            return 1
        found.append([row.pk for row in rows])
    try:
        open_desk(office, People(*found), by=None, at=now())
    except Refused as error:
        print(refusal_text(error), file=sys.stderr)
        return 1
    print("The confidential desk is open. Its people sign in and make their keys at /desk/confidential/")
    return 0
