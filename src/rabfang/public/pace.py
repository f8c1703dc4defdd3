"""Keeps one connection from crowding out the others; the form comes back with every word."""

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from rabfang.cases.access import TooManyTries
from rabfang.cases.pace import bucket_of, note_pace, require_pace
from rabfang.core.clock import now
from rabfang.web.clients import client_of, told_apart
from rabfang.web.forms import OfficeForm

SUBMIT, UPLOAD, MESSAGE, HOOK = "submit", "upload", "message", "hook"


def require(request: HttpRequest, what: str, *, times: int = 1) -> None:
    """Raises TooManyTries when this connection has done it too often."""
    if times and told_apart():
        at = now()
        require_pace(bucket_of(what, client_of(request), at), limit_of(what), at=at, times=times)


def note(request: HttpRequest, what: str, *, times: int = 1) -> None:
    """Counts it."""
    if times and told_apart():
        at = now()
        note_pace(bucket_of(what, client_of(request), at), limit_of(what), at=at, times=times)


def limit_of(what: str) -> int:
    """The installation's setting; 0 is no limit."""
    limit: int = getattr(settings, f"RABFANG_{what.upper()}_LIMIT")
    return limit


def come_back(form: OfficeForm, refused: TooManyTries, page: Callable[[int], HttpResponse]) -> HttpResponse:
    """The form again, all words in it, saying when to send it; `page` draws it with a status."""
    minutes: int = refused.params["minutes"]
    said = _("ส่งข้อมูลถี่เกินไป โปรดรอประมาณ %(minutes)s นาที แล้วส่งอีกครั้ง ข้อความที่ท่านพิมพ์ยังอยู่ครบ หากเร่งด่วน โปรดโทรศัพท์ถึงหน่วยงาน")
    form.add_error(None, said % {"minutes": minutes})
    response = page(HTTPStatus.TOO_MANY_REQUESTS)
    response["Retry-After"] = str(minutes * 60)
    return response
