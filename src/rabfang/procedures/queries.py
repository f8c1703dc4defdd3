"""Reads of published procedures."""

from collections.abc import Iterable, Iterator

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet, Subquery

from rabfang.agencies.models import Agency
from rabfang.core.errors import NotFound
from rabfang.procedures import memory
from rabfang.procedures.loader import fingerprint, read
from rabfang.procedures.models import ProcedureVersion
from rabfang.procedures.schema import Procedure

# Asked by every page: as it stands, it costs a fifth of what putting it together each time does.
_NEWEST = "SELECT id FROM procedures_procedureversion WHERE agency_id = %s ORDER BY number DESC LIMIT 1"


class NoProcedure(NotFound):
    """The agency has published no procedure yet."""


def current(agency: Agency) -> tuple[ProcedureVersion, Procedure]:
    """The agency's newest version and its procedure; raises NoProcedure.

    One indexed query, so that a version another process has published counts at once; a second reads its
    text, once in the life of the process.
    """
    with connection.cursor() as cursor:
        cursor.execute(_NEWEST, [agency.pk])
        newest = cursor.fetchone()
    if newest is None:
        raise NoProcedure("no-procedure", agency=agency.slug)
    return version_of(newest[0])


def current_of(agencies: Iterable[int]) -> dict[int, Procedure]:
    """The newest procedure of each agency by its id; those that have published none are left out.

    One query, and one more for each text that the process has not read yet.
    """
    rows = ProcedureVersion.objects.filter(agency__in=list(agencies)).order_by("agency", "number")
    newest = dict(rows.values_list("agency", "pk"))
    return {agency: version_of(pk)[1] for agency, pk in newest.items()}


def with_procedure(agencies: QuerySet[Agency]) -> QuerySet[Agency]:
    """Those that have published a procedure."""
    return agencies.filter(Exists(ProcedureVersion.objects.filter(agency=OuterRef("pk"))))


def newest_of(agency: str) -> Subquery:
    """For a query whose rows lead to an agency by that name: the id of its newest version, for `version_of`."""
    return Subquery(ProcedureVersion.objects.filter(agency=OuterRef(agency)).order_by("-number").values("pk")[:1])


def version_of(version_id: int) -> tuple[ProcedureVersion, Procedure]:
    """A version by its id and its procedure; no query once the process has read it.

    Raises ProcedureVersion.DoesNotExist, and ProcedureError when the stored text is no procedure any more.
    """
    known = memory.recall(version_id)
    if known is not None:
        return known
    version = ProcedureVersion.objects.select_related("agency").get(pk=version_id)
    return memory.remember(version, read(version.text, name=file_name(version)))


def versions(agency: Agency) -> QuerySet[ProcedureVersion]:
    """Every version of the agency, newest first, without the texts."""
    return (
        ProcedureVersion.objects.filter(agency=agency).defer("text").order_by("-number").select_related("published_by")
    )


def damaged_versions() -> Iterator[ProcedureVersion]:
    """Versions whose text is not the one that was published: its fingerprint differs."""
    for version in ProcedureVersion.objects.order_by("pk").iterator():
        if fingerprint(version.text) != version.sha256:
            yield version


def file_name(version: ProcedureVersion) -> str:
    """What errors call a version's text."""
    return f"{version.agency.slug}, version {version.number}"
