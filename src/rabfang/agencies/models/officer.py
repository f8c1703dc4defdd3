"""A person who works in an office and signs in."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from rabfang.agencies.models.agency import Agency


class OfficerManager(BaseUserManager["Officer"]):
    """Finds officers by e-mail as they type it: case does not matter."""

    def get_by_natural_key(self, username: str | None) -> "Officer":
        return self.get(email__iexact=username)


class Officer(AbstractBaseUser):
    """An officer's account; what they may do comes from their role holdings, never from here."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="officers")
    email = models.EmailField(_("อีเมล"), unique=True)
    name = models.CharField(_("ชื่อ - สกุล"), max_length=200)
    position = models.CharField(_("ตำแหน่ง"), max_length=200, blank=True)
    telephone = models.CharField(_("โทรศัพท์"), max_length=60, blank=True)
    is_active = models.BooleanField(_("ใช้งานได้"), default=True)
    date_joined = models.DateTimeField()

    objects = OfficerManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
