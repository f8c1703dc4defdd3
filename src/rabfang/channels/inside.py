"""Where connections may go: a demonstration's nowhere but this computer; a mailbox's only where mail servers may be."""

import ipaddress
import socket

from django.conf import settings
from django.utils.translation import gettext_lazy as _

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
STAYS_INSIDE = _("ชุดสาธิตไม่เชื่อมต่อออกนอกเครื่องนี้")


def may_reach(host: str | None) -> bool:
    """Whether a connection to that host may be opened."""
    return not settings.RABFANG_DEMONSTRATION or host in LOOPBACK


def may_serve_mail(host: str) -> bool:
    """Whether an administrator may name this host as a mail server: of the setting's list, where there is one.

    Never an address by which a computer tells of itself or that is nobody's (link-local, unspecified, multicast): what
    an administrator types must not make this server ask its own surroundings.
    """
    places = [place.strip().lower() for place in settings.RABFANG_MAIL_SERVERS.split(",") if place.strip()]
    if places and not any(_is_at(host.lower().rstrip("."), place) for place in places):
        return False
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return True  # there is no such host: connecting says so
    return not any(_is_nobodys(str(row[4][0])) for row in found)


def _is_at(host: str, place: str) -> bool:
    return host.endswith(place[1:]) if place.startswith("*.") else host == place


def _is_nobodys(said: str) -> bool:
    address = ipaddress.ip_address(said.partition("%")[0])
    address = getattr(address, "ipv4_mapped", None) or address
    return address.is_link_local or address.is_unspecified or address.is_multicast
