"""Addresses about personal data."""

from django.urls import path

from rabfang.desk.rights import breaches, disclosures, home, requests, retention

rights = [
    path("personal-data", home.home, name="rights"),
    path("personal-data/requests/new", requests.new, name="rights_request_new"),
    path("personal-data/requests/<int:pk>", requests.one, name="rights_request"),
    path("personal-data/requests/<int:pk>/package.zip", requests.package, name="rights_package"),
    path("personal-data/requests/<int:pk>/<slug:deed>", requests.do, name="rights_request_do"),
    path("personal-data/due", retention.due, name="rights_due"),
    path("personal-data/holds", retention.hold, name="rights_hold"),
    path("personal-data/holds/<int:pk>/release", retention.release, name="rights_release"),
    path("personal-data/lists/<int:pk>", retention.one, name="rights_list"),
    path("personal-data/lists/<int:pk>/package.zip", retention.package, name="rights_archive"),
    path("personal-data/lists/<int:pk>/decide", retention.decide, name="rights_decide"),
    path("personal-data/lists/<int:pk>/handed-over", retention.hand_over, name="rights_hand_over"),
    path("personal-data/breaches/new", breaches.new, name="rights_breach_new"),
    path("personal-data/breaches/<int:pk>", breaches.one, name="rights_breach"),
    path("personal-data/breaches/<int:pk>/reported", breaches.reported, name="rights_breach_reported"),
    path("personal-data/breaches/<int:pk>/tell", breaches.tell, name="rights_breach_tell"),
    path("personal-data/breaches/<int:pk>/told", breaches.told, name="rights_breach_told"),
    path("cases/<int:pk>/disclosures", disclosures.disclosures, name="disclosures"),
]
