"""Mailboxes of an office from which mail is taken in."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rabfang.agencies.models import Agency


class Mailbox(models.Model):
    """One mailbox, read by IMAP; what comes to it is of one channel. `password` is sealed (`channels.secrets`).

    `uid_validity` and `last_uid` say how far it was read (RFC 9051, 2.3.1.1); what lies above is taken in, read by
    somebody or not, what lies below only while nobody has read it. `next_at` is when a worker looks again.
    """

    class Tls(models.TextChoices):
        """How the connection is protected."""

        TLS = "tls", _("TLS ตั้งแต่เริ่ม (993)")
        STARTTLS = "starttls", _("STARTTLS (143)")
        NONE = "none", _("ไม่เข้ารหัส ใช้ได้เฉพาะเครื่องเดียวกัน")

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="mailboxes")
    channel = models.CharField(max_length=60)
    address = models.EmailField(max_length=254)
    host = models.CharField(max_length=253)
    port = models.PositiveIntegerField()
    tls = models.CharField(max_length=10, choices=Tls, default=Tls.TLS)
    username = models.CharField(max_length=254)
    password = models.TextField(blank=True)
    folder = models.CharField(max_length=200, default="INBOX")
    is_active = models.BooleanField(default=True)
    uid_validity = models.BigIntegerField(null=True)
    last_uid = models.BigIntegerField(default=0)
    polled_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=300, blank=True)
    next_at = models.DateTimeField()

    class Meta:
        ordering = ["address", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "address", "folder"], name="mailbox_once"),
            models.CheckConstraint(condition=Q(tls__in=["tls", "starttls", "none"]), name="mailbox_tls_known"),
        ]
        indexes = [models.Index(fields=["next_at"], name="mailbox_waiting", condition=Q(is_active=True))]

    def __str__(self) -> str:
        return self.address
