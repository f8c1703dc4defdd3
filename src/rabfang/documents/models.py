"""The table of stored files."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _

from rabfang.documents.kinds import JPEG, KEPT, PNG
from rabfang.documents.scanning import INFECTED, WAITING


class StoredFile(models.Model):
    """One file somebody sent. The row and both files never change; erasing removes all three.

    `original_path` leads to the bytes as they came: evidence under `sha256`, not shown to the public when a
    copy exists.
    `shown_path` leads to the copy of a picture that people see, proved by `shown_sha256`; both are empty for
    other kinds, which are shown as they came.
    `taken` holds time and place as the camera stated them: `time`, `latitude`, `longitude`, each only when
    stated.
    `risks` are words such as "pdf-script": the file is kept, and only ever downloaded.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    name = models.CharField(_("ชื่อไฟล์"), max_length=200)
    media_type = models.CharField(_("ชนิด"), max_length=100)
    size = models.PositiveIntegerField(_("ขนาด (ไบต์)"))
    sha256 = models.CharField(max_length=64)
    original_path = models.CharField(max_length=200, unique=True)
    shown_path = models.CharField(max_length=200, blank=True, default="")
    shown_media_type = models.CharField(max_length=100, blank=True, default="")
    shown_sha256 = models.CharField(max_length=64, blank=True, default="")
    taken = models.JSONField(default=dict, blank=True)
    risks = models.JSONField(default=list, blank=True)
    risky = models.BooleanField(_("มีความเสี่ยง"), default=False)
    created_at = models.DateTimeField(_("รับเมื่อ"))

    class Meta:
        ordering: ClassVar = ["created_at", "id"]
        indexes: ClassVar = [models.Index(fields=["sha256"], name="stored_file_by_content")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(size__gt=0), name="stored_file_not_empty"),
            models.CheckConstraint(condition=~Q(name=""), name="stored_file_named"),
            models.CheckConstraint(condition=Exact(Length(F("sha256")), 64), name="stored_file_has_digest"),
            models.CheckConstraint(condition=~Q(original_path=""), name="stored_file_has_original"),
            # The type a browser is told comes from this list, whatever code wrote the row.
            models.CheckConstraint(condition=Q(media_type__in=sorted(KEPT)), name="stored_file_kind_accepted"),
            models.CheckConstraint(
                condition=Q(shown_path="", shown_media_type="")
                | (~Q(shown_path="") & Q(shown_media_type__in=[JPEG.name, PNG.name])),
                name="stored_file_copy_is_picture",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class HeldFile(models.Model):
    """A file that nobody is shown: something was found in it, or the scanner has not been asked yet.

    Beside the file's own row, which never changes. The evidence stays as it came.
    """

    file = models.OneToOneField(StoredFile, on_delete=models.CASCADE, primary_key=True, related_name="held")
    state = models.CharField(max_length=10, choices=[(WAITING, WAITING), (INFECTED, INFECTED)])
    found = models.CharField(max_length=200, blank=True, default="")
    since = models.DateTimeField()
    tried_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["state", "tried_at"], name="held_file_by_turn")]

    def __str__(self) -> str:
        return self.state
