"""Addresses of the desk. The settings keep a name of their own: `settings:...`."""

from django.urls import include, path

from rabfang.desk import counts
from rabfang.desk.audit.urls import audit
from rabfang.desk.figures.urls import figures
from rabfang.desk.incoming.urls import incoming
from rabfang.desk.letters import batch, batch_new, deeds, write
from rabfang.desk.letters import files as letter_files
from rabfang.desk.letters import register as letter_register
from rabfang.desk.occasions.urls import occasions
from rabfang.desk.outreach.urls import outreach
from rabfang.desk.pages import (
    act,
    caller,
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
from rabfang.desk.paper.urls import paper
from rabfang.desk.posters.urls import posters
from rabfang.desk.reports.urls import reports
from rabfang.desk.rights.urls import rights
from rabfang.desk.similar.urls import similar
from rabfang.desk.taking_out.urls import exports
from rabfang.desk.watch.urls import watch

cases = [
    path("", work.work, name="work"),
    path("register", register.register, name="register"),
    path("register/book", prints.book, name="book"),
    path("record", record.record, name="record"),
    path("record/caller", caller.caller, name="caller"),
    path("late", late.late, name="late"),
    path("reminders", reminders.reminders, name="reminders"),
    path("counts/confidential", counts.counts, name="confidential_counts"),
    path("procedure", procedure.procedure, name="procedure"),
    path("procedure.pdf", procedure.procedure_pdf, name="procedure_pdf"),
    path("outbox", outbox.outbox, name="outbox"),
    path("outbox/<int:pk>", outbox.message, name="message"),
    path("outbox/<int:pk>/retry", outbox.retry_message, name="retry"),
    path("outbox/<int:pk>/told", outbox.told, name="told"),
    path("cases/<int:pk>", case.case, name="case"),
    path("cases/<int:pk>/oral.pdf", prints.oral, name="oral"),
    path("cases/<int:pk>/stamp.pdf", prints.stamp, name="stamp"),
    path("cases/<int:pk>/steps", steps.steps, name="steps"),
    path("cases/<int:pk>/steps.pdf", steps.steps_pdf, name="steps_pdf"),
    path("cases/<int:pk>/files/<int:attachment>", files.attachment, name="file"),
    path("cases/<int:pk>/letters/new/<slug:text>", write.begin_for_case, name="case_letter_begin"),
    path("cases/<int:pk>/<slug:verb>", act.act, name="act"),
]

letters = [
    path("letters", letter_register.letters, name="letters"),
    path("letters/new/<slug:text>", write.begin, name="letter_begin"),
    path("letters/batches/new", batch_new.new, name="batch_new"),
    path("letters/batches/new/<int:pk>/<slug:text>.pdf", batch_new.preview, name="batch_preview"),
    path("letters/batches/<int:pk>", batch.batch, name="batch"),
    path("letters/batches/<int:pk>.pdf", batch.batch_pdf, name="batch_pdf"),
    path("letters/batches/<int:pk>/stop", batch.stop, name="batch_stop"),
    path("letters/<int:pk>", deeds.letter, name="letter"),
    path("letters/<int:pk>.pdf", letter_files.pdf, name="letter_pdf"),
    path("letters/<int:pk>.docx", letter_files.docx, name="letter_docx"),
    path("letters/<int:pk>/signed", letter_files.signed, name="letter_signed"),
    path("letters/<int:pk>/edit", write.change, name="letter_edit"),
    path("letters/<int:pk>/<slug:deed>", deeds.do, name="letter_do"),
]

urlpatterns = [
    path("confidential/", include("rabfang.desk.confidential.urls")),
    path("settings/", include("rabfang.desk.settings.urls")),
    path("chats/", include("rabfang.desk.chats.urls")),
    path(
        "",
        include(
            (
                similar
                + rights
                + cases
                + figures
                + letters
                + reports
                + watch
                + occasions
                + paper
                + outreach
                + posters
                + incoming
                + audit
                + exports,
                "desk",
            )
        ),
    ),
]
