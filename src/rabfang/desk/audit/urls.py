"""Addresses of the auditor."""

from django.urls import path

from rabfang.desk.audit import pages

audit = [
    path("audit", pages.audit, name="audit"),
]
