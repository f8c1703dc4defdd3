"""Registers the app."""

from django.apps import AppConfig


class PublicConfig(AppConfig):
    """The citizens' site."""

    name = "rabfang.public"
    verbose_name = "หน้าประชาชน"
