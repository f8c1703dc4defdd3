"""A demonstration opens no connection to anywhere but this computer, whatever is entered in it."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
STAYS_INSIDE = _("ชุดสาธิตไม่เชื่อมต่อออกนอกเครื่องนี้")


def may_reach(host: str | None) -> bool:
    """Whether a connection to that host may be opened."""
    return not settings.RABFANG_DEMONSTRATION or host in LOOPBACK
