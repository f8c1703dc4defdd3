"""The receipt a person takes home: number, secret, and a QR code that leads to both. The one home of their links."""

from dataclasses import dataclass
from datetime import datetime

import segno
from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from rabfang.agencies.models import Agency
from rabfang.cases.models import Case
from rabfang.cases.rules import step_of
from rabfang.procedures.queries import version_of
from rabfang.vault.readers import takes_reports

# Where number and secret lead, when not to the case itself.
TO, RATE = "to", "rate"


@dataclass(frozen=True)
class Receipt:
    """What the person takes home. The secret stands here and nowhere else."""

    case: Case
    secret: str
    link: str
    qr: SafeString
    state: str


def tracking_url(case: Case) -> str:
    """Where the case's complainant follows it; needs the case's agency."""
    return settings.BASE_URL + reverse("public:track", args=[case.agency.slug])


def question_url(case: Case) -> str:
    """The same, for the question how satisfied they are: number and secret lead on to it."""
    return f"{tracking_url(case)}?{TO}={RATE}"


def privacy_url(office: Agency) -> str:
    """Where the office says what it keeps of people, and their rights."""
    return settings.BASE_URL + reverse("public:privacy_of", args=[office.slug])


def report_url(office: Agency, at: datetime) -> str:
    """Where corruption is reported in confidence; empty where nobody could open what comes."""
    takes = takes_reports(office, at)
    return settings.BASE_URL + reverse("public:report_corruption", args=[office.slug]) if takes else ""


def receipt_link(case: Case, secret: str) -> str:
    """Leads to the case with number and secret filled in; they stand behind `#`, which browsers do not send."""
    return f"{tracking_url(case)}#{case.number_text.replace('/', '-')}.{secret}"


def receipt_for(case: Case, secret: str) -> Receipt:
    """The receipt of a case."""
    link = receipt_link(case, secret)
    drawing = segno.make(link, error="m", mask=2, boost_error=False).svg_inline(
        scale=4, border=2, omitsize=True, svgclass="rabfang-qr", lineclass=None
    )
    _, procedure = version_of(case.procedure_id)
    qr = mark_safe(drawing)  # noqa: S308 - segno draws squares alone # nosec B703
    return Receipt(case, secret, link, qr, str(step_of(procedure, case.step).state))
