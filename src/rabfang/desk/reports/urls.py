"""Addresses of the report room."""

from django.urls import path

from rabfang.desk.reports import any_days, deeds, files, listing, one, targets

reports = [
    path("reports", listing.reports, name="reports"),
    path("reports/any", any_days.any_days, name="report_any"),
    path("reports/any.<slug:kind>", files.any_file, name="report_any_file"),
    path("reports/targets", targets.targets, name="report_targets"),
    path("reports/<int:pk>", one.report, name="report"),
    path("reports/<int:pk>.<slug:kind>", files.report_file, name="report_file"),
    path("reports/<int:pk>/<slug:deed>", deeds.do, name="report_do"),
]
