"""Registers the app."""

from django.apps import AppConfig


class ProceduresConfig(AppConfig):
    """Procedures as data."""

    name = "rabfang.procedures"
    verbose_name = "ขั้นตอนการปฏิบัติงาน"
