"""Registers the app."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """The register and its cases."""

    name = "rabfang.cases"
    verbose_name = "เรื่อง"
