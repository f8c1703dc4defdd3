"""Addresses of the page for outings; all under one folder, which is as far as its service worker reaches."""

from django.urls import path

from rabfang.desk.outreach import page, sending

outreach = [
    path("outreach/", page.page, name="outreach"),
    path("outreach/worker.js", page.worker, name="outreach_worker"),
    path("outreach/outreach.webmanifest", page.manifest, name="outreach_manifest"),
    path("outreach/session", sending.session, name="outreach_session"),
    path("outreach/send", sending.send, name="outreach_send"),
]
