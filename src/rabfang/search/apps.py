"""Registers the app."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Finding cases: words, numbers, people."""

    name = "rabfang.search"
    verbose_name = "ค้นหา"
