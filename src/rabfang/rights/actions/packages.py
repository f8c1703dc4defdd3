"""Fetching a package: who fetched whose data is recorded, without saying what is in it."""

from datetime import datetime

from rabfang.agencies.actions.changes import note
from rabfang.agencies.actions.exports import take_out
from rabfang.agencies.models import Officer
from rabfang.cases.actors import Actor
from rabfang.core.errors import Conflict
from rabfang.procedures.schema import May
from rabfang.rights.duties import capacity_for
from rabfang.rights.models import DestructionList, Request
from rabfang.rights.packages import access_package, archive_package
from rabfang.rights.queries import cases_of


def fetch_access(row: Request, *, officer: Officer, by: Actor, at: datetime) -> bytes:
    """What is kept of the person who asks; Conflict before it is known who they are."""
    capacity_for(by, row.agency, May.PROTECT)
    if row.kind != Request.Kind.ACCESS or not row.identity:
        raise Conflict("request-identity")
    rows = len(cases_of(row))
    take_out(
        rows,
        by=officer,
        agency=row.agency,
        at=at,
        record=lambda: note("fetch-access-package", row.number_text, by=officer, at=at, rows=rows),
    )
    return access_package(row)


def fetch_archive(row: DestructionList, *, officer: Officer, by: Actor, at: datetime) -> bytes:
    """The package for the archives, while it waits to be handed over."""
    capacity_for(by, row.agency, May.PROTECT)
    if row.state != DestructionList.State.APPROVED:
        raise Conflict("list-settled")
    rows = row.items.count()
    take_out(
        rows,
        by=officer,
        agency=row.agency,
        at=at,
        record=lambda: note("fetch-archive-package", str(row.pk), by=officer, at=at, rows=rows, sha256=row.sha256),
    )
    return archive_package(row)
