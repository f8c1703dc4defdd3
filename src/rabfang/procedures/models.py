"""The table of published procedures."""

from collections.abc import Iterable
from typing import Any, ClassVar, NoReturn

from django.db import models

from rabfang.agencies.models import Agency, Officer
from rabfang.core.errors import Conflict


class VersionIsFinal(Conflict):
    """Something tried to change or remove a published version."""


class FinalQuerySet(models.QuerySet["ProcedureVersion"]):
    """Reads and inserts only."""

    def update(self, **values: Any) -> NoReturn:
        raise VersionIsFinal("version-is-final")

    def delete(self) -> NoReturn:
        raise VersionIsFinal("version-is-final")

    def bulk_update(self, objs: Iterable[Any], fields: Iterable[str], batch_size: int | None = None) -> NoReturn:
        raise VersionIsFinal("version-is-final")


class ProcedureVersion(models.Model):
    """One office's procedure as published: the file's whole text, numbered, never changed or removed.

    A case keeps the version it began with. Written by `actions.publish` only.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="procedure_versions")
    number = models.PositiveIntegerField()
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")
    note = models.CharField(max_length=300, blank=True)

    objects: ClassVar[models.Manager["ProcedureVersion"]] = FinalQuerySet.as_manager()

    class Meta:
        ordering = ["agency", "-number"]
        constraints = [models.UniqueConstraint(fields=["agency", "number"], name="procedure_number_once_in_agency")]

    def __str__(self) -> str:
        return f"{self.agency_id}-{self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Inserts; a row that is stored already is refused."""
        if not self._state.adding:
            raise VersionIsFinal("version-is-final")
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Always refused."""
        raise VersionIsFinal("version-is-final")
