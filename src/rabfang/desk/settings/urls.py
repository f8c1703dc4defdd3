"""Addresses of the administrator's settings, below `/desk/settings/`."""

from django.urls import URLPattern

app_name = "settings"

urlpatterns: list[URLPattern] = []
