"""Registers the app."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Files people send and officers attach."""

    name = "rabfang.documents"
    label = "documents"
    verbose_name = "ไฟล์แนบ"
