"""Addresses of the confidential desk, below `/desk/confidential/`. Cases are named by their boxes, which are random."""

from django.urls import path

from rabfang.desk.confidential.views import (
    act,
    cases,
    figures,
    files,
    identities,
    keys,
    need_to_know,
    outside,
    people,
    personal_data,
    record,
)

app_name = "confidential"

urlpatterns = [
    path("", cases.cases, name="cases"),
    path("identities", identities.identities, name="identities"),
    path("identities/<int:pk>", identities.identity, name="identity"),
    path("people", people.people, name="people"),
    path("figures", figures.figures, name="figures"),
    path("outside", outside.outside, name="outside"),
    path("outside/<int:pk>/confirm", outside.confirm, name="outside_confirm"),
    path("people/propose", people.propose_one, name="propose"),
    path("people/escrow", people.escrow, name="escrow"),
    path("people/leave", people.leave_desk, name="leave"),
    path("people/<int:officer>/confirm", people.confirm, name="confirm"),
    path("people/proposals/<int:pk>/<slug:how>", people.settle_one, name="settle"),
    path("personal-data", personal_data.personal_data, name="personal_data"),
    path("personal-data/periods", personal_data.periods, name="periods"),
    path("personal-data/lists/<int:pk>", personal_data.destruction, name="destruction"),
    path("record", record.record, name="record"),
    path("unlock", keys.unlock, name="unlock"),
    path("lock", keys.lock, name="lock"),
    path("key", keys.key, name="key"),
    path("key/new", keys.new, name="key_new"),
    path("key/passphrase", keys.passphrase, name="passphrase"),
    path("key/renew", keys.renew, name="key_renew"),
    path("key/lost", keys.lost, name="key_lost"),
    path("cases/<uuid:box>", cases.case, name="case"),
    path("cases/<uuid:box>/named", need_to_know.name, name="name"),
    path("cases/<uuid:box>/package", outside.package, name="package"),
    path("cases/<uuid:box>/requests/<int:pk>", personal_data.data_request, name="data_request"),
    path("cases/<uuid:box>/aside", need_to_know.aside, name="aside"),
    path("cases/<uuid:box>/identity", identities.ask, name="ask_identity"),
    path("cases/<uuid:box>/files/<int:attachment>", files.file, name="file"),
    path("cases/<uuid:box>/files/<int:attachment>/original", files.original, name="original"),
    path("cases/<uuid:box>/do/<slug:verb>", act.act, name="act"),
]
