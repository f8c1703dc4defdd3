"""Registers the app."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Who did what outside cases."""

    name = "rabfang.audit"
    verbose_name = "บันทึกการตรวจสอบ"
