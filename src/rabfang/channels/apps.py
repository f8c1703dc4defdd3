"""Registers the app."""

from django.apps import AppConfig


class ChannelsConfig(AppConfig):
    """Ways in and out."""

    name = "rabfang.channels"
    verbose_name = "ช่องทาง"
