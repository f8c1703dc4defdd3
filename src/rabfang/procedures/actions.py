"""The only writer of published procedures."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from rabfang.agencies.capacities import who_of
from rabfang.agencies.models import Agency, Officer
from rabfang.agencies.queries import holdings_of
from rabfang.audit.actions import Who, record
from rabfang.core.clock import local_date
from rabfang.core.errors import Conflict, NotAllowed
from rabfang.procedures import memory
from rabfang.procedures.differences import differences
from rabfang.procedures.loader import fingerprint, load
from rabfang.procedures.models import ProcedureVersion
from rabfang.procedures.queries import NoProcedure, current
from rabfang.procedures.schema import May, Procedure


def publish(
    agency: Agency,
    text: str,
    *,
    by: Officer | None,
    at: datetime,
    note: str = "",
    name: str = "procedure.toml",
) -> ProcedureVersion:
    """Makes `text` the agency's next version; cases begun before keep theirs.

    `by` is None when the installation itself does it (first set-up, demonstration). `name` is what problems
    call the file. Raises ProcedureError when the text is no sound procedure, NotAllowed when the officer may
    not administer, Conflict "same-text" when it is the current one already.
    """
    new = load(text, name=name)
    with transaction.atomic():
        Agency.everywhere.select_for_update().get(pk=agency.pk)  # two who publish at once get two numbers
        old = _current(agency)
        _permit(agency, old[1] if old else new, by, at)
        digest = fingerprint(text)
        if old and old[0].sha256 == digest:
            raise Conflict("same-text", number=old[0].number)
        last = ProcedureVersion.objects.filter(agency=agency).aggregate(last=Max("number"))["last"] or 0
        version = ProcedureVersion(
            agency=agency,
            number=last + 1,
            text=text,
            sha256=digest,
            published_at=at,
            published_by=by,
            note=note,
        )
        version.save()
        memory.forget(version.pk)
        changed = len(differences(old[1], new)) if old else None
        who = who_of(by, holdings_of(by, local_date(at)), agency.pk) if by else Who()
        record(
            "publish-procedure",
            f"procedure {agency.slug} {version.number}",
            at=at,
            actor_id=who.id,
            actor_name=who.name,
            role=who.role,
            for_id=who.for_id,
            for_name=who.for_name,
            agency_id=agency.pk,
            facts={"number": version.number, "sha256": digest, "note": note, "differences": changed},
        )
    return version


def _current(agency: Agency) -> tuple[ProcedureVersion, Procedure] | None:
    try:
        return current(agency)
    except NoProcedure:
        return None


def _permit(agency: Agency, procedure: Procedure, by: Officer | None, at: datetime) -> None:
    """An officer publishes in a role that may administer in `procedure`."""
    if by is None:
        return
    roles = {held.role for held in holdings_of(by, local_date(at)) if held.agency_id == agency.pk}
    if not any(May.ADMINISTER in procedure.roles[role].may for role in roles & procedure.roles.keys()):
        raise NotAllowed("not-yours", action="publish")
