"""Addresses of the administrator's settings, below `/desk/settings/`."""

from django.urls import path

from rabfang.desk.settings.views import (
    audit,
    delegations,
    holidays,
    index,
    letters,
    office,
    officers,
    procedures,
    roles,
    units,
)

app_name = "settings"

urlpatterns = [
    path("", index.index, name="index"),
    path("holidays/", holidays.holidays, name="holidays"),
    path("holidays/add/", holidays.add, name="holiday_add"),
    path("holidays/check/", holidays.check, name="holidays_check"),
    path("holidays/fill/", holidays.fill, name="holidays_fill"),
    path("holidays/<int:pk>/", holidays.edit, name="holiday_edit"),
    path("holidays/<int:pk>/remove/", holidays.remove, name="holiday_remove"),
    path("office/", office.office, name="office"),
    path("units/", units.units, name="units"),
    path("units/add/", units.add, name="unit_add"),
    path("units/<int:pk>/", units.edit, name="unit_edit"),
    path("units/<int:pk>/close/", units.close, name="unit_close"),
    path("units/<int:pk>/reopen/", units.reopen, name="unit_reopen"),
    path("officers/", officers.officers, name="officers"),
    path("officers/add/", officers.add, name="officer_add"),
    path("officers/<int:pk>/", officers.officer, name="officer"),
    path("officers/<int:pk>/password/", officers.password, name="officer_password"),
    path("officers/<int:pk>/close/", officers.close, name="officer_close"),
    path("officers/<int:pk>/reopen/", officers.reopen, name="officer_reopen"),
    path("officers/<int:pk>/roles/add/", roles.give, name="role_give"),
    path("roles/<int:pk>/end/", roles.end, name="role_end"),
    path("delegations/", delegations.delegations, name="delegations"),
    path("delegations/add/", delegations.add, name="delegation_add"),
    path("delegations/<int:pk>/end/", delegations.end, name="delegation_end"),
    path("channels/", procedures.channels, name="channels"),
    path("procedures/", procedures.procedures, name="procedures"),
    path("procedures/publish/", procedures.publish_new, name="procedure_publish"),
    path("procedures/compare/", procedures.compare, name="procedures_compare"),
    path("procedures/<int:number>/", procedures.version, name="procedure"),
    path("procedures/<int:number>.pdf", procedures.version_pdf, name="procedure_pdf"),
    path("letterhead/", letters.letterhead, name="letterhead"),
    path("letterhead/sample.pdf", letters.sample, name="letterhead_sample"),
    path("templates/", letters.templates, name="letter_templates"),
    path("templates/<slug:key>/", letters.template, name="letter_template"),
    path("templates/<slug:key>/reset/", letters.reset, name="letter_template_reset"),
    path("audit/", audit.audit, name="audit"),
]
