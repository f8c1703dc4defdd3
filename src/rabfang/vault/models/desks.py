"""The confidential desk of an office, and the keys of those who work at it."""

from django.db import models
from django.db.models import Q

from rabfang.agencies.models import Agency, Officer


class Desk(models.Model):
    """What a confidential desk needs besides being an office of its own (`agency`, its `confidential_of`).

    `salt` is that of its receipts. `escrow` is the public key whose private one the office keeps offline, for the day
    a passphrase is lost; empty until it was made.
    """

    agency = models.OneToOneField(Agency, on_delete=models.PROTECT, related_name="desk")
    salt = models.BinaryField(max_length=16)
    escrow = models.BinaryField(max_length=32, default=b"")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.agency)


class OfficerKey(models.Model):
    """An officer's pair of keys, the private one locked with a passphrase that is kept nowhere. The newest holds.

    Nothing is sealed to it before somebody else of the desk has compared its fingerprint with the officer by voice
    (`confirmed_at`): whoever can set an officer's password could else make a key in their name.
    """

    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="vault_keys")
    public = models.BinaryField(max_length=32)
    sealed = models.BinaryField()
    salt = models.BinaryField(max_length=16)
    passes = models.PositiveIntegerField()
    memory = models.PositiveIntegerField()
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["officer"], condition=Q(ended_at__isnull=True), name="one_key_an_officer")
        ]

    def __str__(self) -> str:
        return f"key {self.pk} of {self.officer_id}"
