"""The append-only record: events chained by hash, and seals over all of them."""

from django.db import models

from rabfang.audit.sealing import SealRow
from rabfang.cases.models.case import Case


class Event(models.Model):
    """One thing that happened to a case.

    `facts` is what was said or decided (personal words by digest only), `effects` what it changed: whole values of
    case columns, assignments and clocks. The sentence people read is rendered from these when shown. `hash` covers
    everything here and the hash before; lines that may say something of a person (`cases.lines`) by `private`, their
    digest with `salt`, so that they can be erased, and the salt with them.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="events")
    seq = models.PositiveIntegerField()
    action = models.CharField(max_length=30)
    at = models.DateTimeField()
    actor_kind = models.CharField(max_length=10)
    actor_id = models.BigIntegerField(null=True)
    role = models.CharField(max_length=60, blank=True)
    unit_id = models.BigIntegerField(null=True)
    for_officer_id = models.BigIntegerField(null=True)
    facts = models.JSONField(default=dict)
    effects = models.JSONField(default=dict)
    salt = models.CharField(max_length=32, blank=True)
    private = models.CharField(max_length=64, blank=True)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["seq"]
        constraints = [models.UniqueConstraint(fields=["case", "seq"], name="event_once_in_chain")]

    def __str__(self) -> str:
        return f"{self.case_id}-{self.seq} {self.action}"


class Seal(SealRow):
    """A digest over a run of events by id, chained: a case or a tail of events cannot vanish unseen after it."""
