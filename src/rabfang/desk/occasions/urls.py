"""Addresses of occasions, under those of the desk."""

from django.urls import path

from rabfang.desk.occasions import edit, files, listing, page, rows, workbook

occasions = [
    path("occasions", listing.occasions, name="occasions"),
    path("occasions/new", edit.new, name="occasion_new"),
    path("occasions/<int:pk>", page.occasion, name="occasion"),
    path("occasions/<int:pk>/edit", edit.change_one, name="occasion_edit"),
    path("occasions/<int:pk>/rows", rows.table, name="occasion_rows"),
    path("occasions/<int:pk>/template.xlsx", workbook.empty, name="occasion_template"),
    path("occasions/<int:pk>/returned.xlsx", workbook.returned_rows, name="occasion_returned"),
    path("occasions/<int:pk>/upload", workbook.upload, name="occasion_upload"),
    path("occasions/<int:pk>/print", page.sheet, name="occasion_print"),
    path("occasions/<int:pk>/files/<int:file>", files.file, name="occasion_file"),
    path("occasions/<int:pk>/files/<int:file>/remove", files.remove, name="occasion_file_remove"),
]
