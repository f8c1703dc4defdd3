"""Registers the app."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Figures with one home, and the reports made of them."""

    name = "rabfang.reports"
    verbose_name = "รายงานและสถิติ"
