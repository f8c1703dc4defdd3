"""Registers the app."""

from django.apps import AppConfig


class VaultConfig(AppConfig):
    """Confidential content and who may open it."""

    name = "rabfang.vault"
    verbose_name = "ที่เก็บข้อมูลลับ"
