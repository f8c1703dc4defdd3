"""Telling callers apart without keeping who they are."""

from django.conf import settings
from django.http import HttpRequest


def told_apart() -> bool:
    """Whether callers can be: behind a proxy that the settings do not know, all of them look like one."""
    return bool(settings.RABFANG_TRUSTED_PROXIES) or not settings.ENCRYPTED


def client_of(request: HttpRequest) -> str:
    """The caller's address: the peer's, or the one the outermost trusted proxy saw."""
    trusted: int = settings.RABFANG_TRUSTED_PROXIES
    seen = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    if trusted and len(seen) >= trusted:
        return seen[-trusted]
    return str(request.META.get("REMOTE_ADDR", ""))
