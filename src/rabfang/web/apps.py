"""Registers the app."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The look every page shares: layouts, form fields, small parts."""

    name = "rabfang.web"
    verbose_name = "หน้าตาของระบบ"
