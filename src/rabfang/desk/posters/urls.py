"""Addresses of posters, below `/desk/`."""

from django.urls import path

from rabfang.desk.posters import pages

posters = [
    path("posters", pages.posters, name="posters"),
    path("posters/<int:pk>.pdf", pages.sheet, name="poster_pdf"),
    path("posters/<int:pk>-card.pdf", pages.card, name="poster_card"),
    path("posters/<int:pk>/down", pages.down, name="poster_down"),
]
