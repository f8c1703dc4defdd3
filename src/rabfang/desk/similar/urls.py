"""Addresses of similar cases; they stand before the one that takes any verb."""

from django.urls import path

from rabfang.desk.similar import pages

similar = [
    path("cases/<int:pk>/similar", pages.similar, name="similar"),
    path("cases/<int:pk>/similar/<int:other>/join", pages.join, name="similar_join"),
    path("cases/<int:pk>/similar/<int:other>/apart", pages.apart, name="similar_apart"),
    path("cases/<int:pk>/similar/<int:other>/together", pages.together, name="similar_together"),
]
