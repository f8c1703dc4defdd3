"""Addresses of the shared look: the language switch and the style guide. Include it at the root."""

from django.urls import path
from django.views.i18n import set_language

from rabfang.web.views import style

urlpatterns = [
    path("language", set_language, name="set_language"),
    path("style/", style, name="style"),
]
