"""Addresses of the desk. The settings keep a name of their own: `settings:...`."""

from django.urls import include, path

from rabfang.desk.pages import (
    act,
    case,
    files,
    late,
    outbox,
    prints,
    procedure,
    record,
    register,
    reminders,
    steps,
    work,
)

cases = [
    path("", work.work, name="work"),
    path("register", register.register, name="register"),
    path("register/book", prints.book, name="book"),
    path("record", record.record, name="record"),
    path("late", late.late, name="late"),
    path("reminders", reminders.reminders, name="reminders"),
    path("procedure", procedure.procedure, name="procedure"),
    path("procedure.pdf", procedure.procedure_pdf, name="procedure_pdf"),
    path("outbox", outbox.outbox, name="outbox"),
    path("outbox/<int:pk>", outbox.message, name="message"),
    path("outbox/<int:pk>/retry", outbox.retry_message, name="retry"),
    path("cases/<int:pk>", case.case, name="case"),
    path("cases/<int:pk>/oral.pdf", prints.oral, name="oral"),
    path("cases/<int:pk>/steps", steps.steps, name="steps"),
    path("cases/<int:pk>/steps.pdf", steps.steps_pdf, name="steps_pdf"),
    path("cases/<int:pk>/files/<int:attachment>", files.attachment, name="file"),
    path("cases/<int:pk>/<slug:verb>", act.act, name="act"),
]

urlpatterns = [
    path("settings/", include("rabfang.desk.settings.urls")),
    path("", include((cases, "desk"))),
]
