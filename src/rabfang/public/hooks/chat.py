"""The webhook of an account on LINE or Messenger: what is signed is kept and answered at once.

The worker does the rest.
"""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from rabfang.cases.access import TooManyTries
from rabfang.channels.chat.webhook import LARGEST, account_of, header_of, is_signed, keep
from rabfang.channels.models import ChatAccount
from rabfang.core.clock import now
from rabfang.core.tokens import same
from rabfang.public.pace import HOOK, note, require


@csrf_exempt
@require_http_methods(["GET", "POST"])
def chat(request: HttpRequest, platform: str, hook: str) -> HttpResponse:
    """GET is Messenger's question whether the address is ours; POST brings events."""
    account = account_of(platform, hook)
    if account is None:
        return _plain(HTTPStatus.NOT_FOUND)
    return _shaken(request, account) if request.method == "GET" else _told(request, account)


def _shaken(request: HttpRequest, account: ChatAccount) -> HttpResponse:
    """The challenge given back to who knows the account's word."""
    said = request.GET
    known = same(said.get("hub.verify_token", ""), account.verify_token)
    if said.get("hub.mode") != "subscribe" or not known:
        return _plain(HTTPStatus.FORBIDDEN)
    return HttpResponse(said.get("hub.challenge", "")[:200], content_type="text/plain")


def _told(request: HttpRequest, account: ChatAccount) -> HttpResponse:
    try:
        require(request, HOOK)
    except TooManyTries:
        return _plain(HTTPStatus.TOO_MANY_REQUESTS)
    stated = request.META.get("CONTENT_LENGTH") or "0"
    if not stated.isdecimal() or int(stated) > LARGEST:
        return _plain(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    body = request.body
    if not is_signed(account, body, request.headers.get(header_of(account), "")):
        note(request, HOOK)
        return _plain(HTTPStatus.FORBIDDEN)
    keep(account, body, now())
    return _plain(HTTPStatus.OK)


def _plain(status: HTTPStatus) -> HttpResponse:
    return HttpResponse(status.phrase, status=status, content_type="text/plain")
