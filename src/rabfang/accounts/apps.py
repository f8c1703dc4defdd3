"""Registers the app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Signing in."""

    name = "rabfang.accounts"
    verbose_name = "บัญชีผู้ใช้"
