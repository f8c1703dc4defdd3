"""Addresses of the shared look: the language switch, the lists of areas, the style guide. Include it at the root."""

from django.urls import path
from django.views.i18n import set_language

from rabfang.web.areas import districts_of, subdistricts_of
from rabfang.web.views import style

urlpatterns = [
    path("language", set_language, name="set_language"),
    path("areas/districts", districts_of, name="districts"),
    path("areas/subdistricts", subdistricts_of, name="subdistricts"),
    path("style/", style, name="style"),
]
