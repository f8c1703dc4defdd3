"""Registers the app."""

from django.apps import AppConfig


class LettersConfig(AppConfig):
    """The office's official documents."""

    name = "rabfang.letters"
    verbose_name = "หนังสือราชการ"
