"""Registers the app."""

from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    """Offices, the people in them, and their working time."""

    name = "rabfang.agencies"
    verbose_name = "หน่วยงาน"
