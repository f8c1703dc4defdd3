"""Addresses of messages that came by themselves."""

from django.urls import path

from rabfang.desk.incoming import deeds, pages

incoming = [
    path("incoming", pages.incoming, name="incoming"),
    path("incoming/<int:pk>", pages.one, name="incoming_one"),
    path("incoming/<int:pk>/raw", pages.raw, name="incoming_raw"),
    path("incoming/<int:pk>/<slug:deed>", deeds.do, name="incoming_do"),
]
