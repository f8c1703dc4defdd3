"""The mails about reports, and sending them: the report itself as PDF, that it will be due, that it is late."""

from datetime import datetime

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from rabfang.channels.delivery import BATCH, deliver, waiting
from rabfang.channels.email.transport import Office, composed, leaves, send_mail
from rabfang.channels.messages import Rendered
from rabfang.documents.queries import open_original
from rabfang.reports.blocks import Content, Figures
from rabfang.reports.models import Report, ReportMail
from rabfang.reports.periods import period_words
from rabfang.reports.room import title_of
from rabfang.reports.values import Hand

LANGUAGE = "th"  # an officer's own is not known
Kind = ReportMail.Kind


def send_report_mails(at: datetime) -> int:
    """Sends what is due; returns how many went out. Where no mail can leave they wait."""
    if not (leaves() or settings.RABFANG_DEMONSTRATION):
        return 0
    rows = ReportMail.objects.select_related("report__agency", "report__file", "officer")
    due = list(waiting(rows, at).order_by("next_at").values_list("pk", flat=True)[:BATCH])
    return sum(deliver(rows, pk, _send, at) for pk in due)


def text_of(mail: ReportMail) -> Rendered:
    """The mail as its reader gets it, without the PDF."""
    report = mail.report
    with translation.override(LANGUAGE):
        context = {
            "kind": mail.kind,
            "title": title_of(report),
            "period": period_words(report.first, report.last),
            "due_at": report.due_at,
            "officer": mail.officer.name,
            "office": str(report.agency),
            "figures": _figures(report) if mail.kind == Kind.SENT else [],
            "corrects": report.corrects_id is not None,
            "link": settings.BASE_URL + reverse("desk:report", args=[report.pk]),
        }
        said = render_to_string("email/report.txt", context).strip()
    subject, _blank, body = said.partition("\n")
    return Rendered(mail.officer.email, subject.strip(), body.strip() + "\n")


def _send(mail: ReportMail) -> None:
    if not mail.officer.is_active:
        raise ValueError("the account is closed")
    report = mail.report
    office = Office(report.agency.name_th, report.agency.email)
    letter = composed(office, text_of(mail), mail.created_at, f"report-{mail.pk}")
    if mail.kind == Kind.SENT and report.file is not None:
        with open_original(report.file) as pdf:
            letter.add_attachment(pdf.read(), maintype="application", subtype="pdf", filename=report.file.name)
    send_mail(letter)


def _figures(report: Report) -> list[tuple[str, str]]:
    """The main numbers of a signed report, as it says them."""
    content, hand = Content.model_validate_json(report.content), Hand.of_reader()
    return [
        (str(one.title), hand.figure(one))
        for block in content.blocks
        if isinstance(block, Figures)
        for one in block.figures
    ]
