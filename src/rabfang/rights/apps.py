"""Registers the app."""

from django.apps import AppConfig


class RightsConfig(AppConfig):
    """Personal data: requests, retention, erasure, disclosure, breaches."""

    name = "rabfang.rights"
    verbose_name = "ข้อมูลส่วนบุคคล"
