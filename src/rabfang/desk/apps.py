"""Registers the app."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The officers' desk."""

    name = "rabfang.desk"
    verbose_name = "โต๊ะทำงาน"
