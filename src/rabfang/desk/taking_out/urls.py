"""Addresses of lists as files, under those of the desk."""

from django.urls import path

from rabfang.desk.taking_out import asking, pages

exports = [
    path("exports", pages.mine, name="exports"),
    path("exports/new/<slug:key>", asking.new, name="export_new"),
    path("exports/<int:pk>", pages.one, name="export"),
    path("exports/<int:pk>/file", pages.file, name="export_file"),
    path("exports/<int:pk>/remove", pages.remove, name="export_remove"),
]
