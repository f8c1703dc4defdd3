"""What a citizen takes home after an officer recorded their matter: number, secret, and a code that leads to both."""

from dataclasses import dataclass

import segno
from django.conf import settings
from django.urls import reverse

from rabfang.cases.models import Case


@dataclass(frozen=True)
class Receipt:
    """The secret stands here and nowhere else; the link carries it behind `#`, which browsers do not send."""

    case: Case
    secret: str
    link: str
    picture: str


def receipt_for(case: Case, secret: str) -> Receipt:
    """The receipt of a case of its office."""
    number = case.number_text.replace("/", "-")
    link = f"{settings.BASE_URL}{reverse('public:track', args=[case.agency.slug])}#{number}.{secret}"
    return Receipt(
        case, secret, link, segno.make(link, error="m", mask=2, boost_error=False).svg_data_uri(scale=4, border=2)
    )
