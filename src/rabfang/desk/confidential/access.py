"""Who may open the confidential desk: who holds a role of it today and signed in with a second factor, which no setting
switches off. Everybody else, the administrator and the head among them, finds what stands at no address.

What is sent stays in memory, and no answer is kept by a browser or on the way.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from http import HTTPStatus
from typing import Any, Concatenate, ParamSpec
from urllib.parse import urlencode

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from rabfang.accounts.gate import proven
from rabfang.agencies.models import Officer
from rabfang.cases.actors import OFFICER, Actor
from rabfang.core.clock import now
from rabfang.desk.access import Here, office_of
from rabfang.desk.confidential import sitting
from rabfang.desk.designated import desk_of_theirs
from rabfang.desk.typed import typed_words
from rabfang.documents.uploads import InMemoryUploadHandler
from rabfang.procedures.queries import current
from rabfang.procedures.schema import May
from rabfang.vault.models import Desk
from rabfang.vault.opening import Unlocked

P = ParamSpec("P")


@dataclass(frozen=True)
class Seat(Here):
    """A designated officer at their confidential desk: `agency` is the desk's own."""

    desk: Desk

    @property
    def handles(self) -> bool:
        """Whether they handle cases here."""
        return self.may(May.HANDLE)

    @property
    def keeps_identities(self) -> bool:
        """Whether they are a custodian here."""
        return self.may(May.IDENTIFY)


@dataclass(frozen=True)
class OpenSeat(Seat):
    """The same with their key unlocked."""

    unlocked: Unlocked


Page = Callable[Concatenate[HttpRequest, Seat, P], HttpResponseBase]
OpenPage = Callable[Concatenate[HttpRequest, OpenSeat, P], HttpResponseBase]


def designated_page(view: Page[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """A page for who works at the desk, locked or not."""

    @wraps(view)
    def seated(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        officer = request.user
        if not officer.is_authenticated:
            return _signed_out(request)
        seat = _seat(officer) if isinstance(officer, Officer) else None
        if seat is None:
            raise Http404
        if not proven(request):
            return _second_first(request, seat)
        return view(request, seat, *args, **kwargs)

    return _sealed_off(seated)


def confidential_page(view: OpenPage[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """A page for who works at the desk and has unlocked their key; words sent too late are given back."""

    @wraps(view)
    def opened(request: HttpRequest, seat: Seat, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        unlocked = sitting.unlocked_by(request, seat.officer, seat.at)
        if unlocked is None:
            return _locked(request, seat)
        return view(request, OpenSeat(**vars(seat), unlocked=unlocked), *args, **kwargs)

    return designated_page(opened)


def show(
    request: HttpRequest, seat: Seat, template: str, *, current: str = "", status: int = HTTPStatus.OK, **context: Any
) -> HttpResponse:
    """One page of the confidential desk."""
    shared = {
        "here": seat,
        "navigation": _navigation(seat, current),
        "officer_name": seat.officer.name,
        "office": office_of(seat.agency),
        "unlocked": isinstance(seat, OpenSeat),
    }
    return render(request, f"desk/confidential/{template}.html", {**shared, **context}, status=status)


def _seat(officer: Officer) -> Seat | None:
    at = now()
    actor = Actor.officer(officer, at)
    desk = desk_of_theirs(officer, actor)
    if desk is None:
        return None
    own = tuple(row for row in actor.holdings if row.agency_id == desk.agency_id and row.for_officer_id is None)
    version, procedure = current(desk.agency)
    return Seat(officer, Actor(OFFICER, officer.pk, own), desk.agency, version, procedure, at, desk)


def _sealed_off(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Files sent are held in memory only, which must be said before the form's token is looked for in what was sent."""
    kept_out = never_cache(csrf_protect(view))

    @csrf_exempt
    @wraps(view)
    def taken(request: HttpRequest, /, *args: Any, **kwargs: Any) -> HttpResponseBase:
        request.upload_handlers = [InMemoryUploadHandler(request)]
        return kept_out(request, *args, **kwargs)

    return taken


def _signed_out(request: HttpRequest) -> HttpResponseBase:
    """To the sign-in page, whatever the address; words that were typed are given back first."""
    typed = typed_words(request)
    if not typed:
        return redirect_to_login(request.get_full_path())
    context = {"closed": False, "typed": typed, "next": request.get_full_path()}
    return render(request, "desk/signed_out.html", context, status=HTTPStatus.FORBIDDEN)


def _second_first(request: HttpRequest, seat: Seat) -> HttpResponseBase:
    """To where a second factor is set up; words that were typed are given back first."""
    typed = typed_words(request)
    if not typed:
        return redirect("account_second_needed")
    context = {"officer_name": seat.officer.name, "office": office_of(seat.agency), "why": "first", "typed": typed}
    return render(request, "desk/closed.html", context, status=HTTPStatus.FORBIDDEN)


def _locked(request: HttpRequest, seat: Seat) -> HttpResponseBase:
    back = request.get_full_path()
    typed = typed_words(request)
    if not typed:
        return redirect(f"{reverse('confidential:unlock')}?{urlencode({'next': back})}")
    return show(request, seat, "locked", status=HTTPStatus.FORBIDDEN, typed=typed, back=back)


def _navigation(seat: Seat, current: str) -> list[dict[str, Any]]:
    places = []
    if seat.handles:
        places.append(("confidential:cases", _("เรื่องลับ")))
        places.append(("confidential:figures", _("ภาพรวม")))
        places.append(("confidential:outside", _("หน่วยตรวจสอบภายนอก")))
        places.append(("confidential:personal_data", _("ข้อมูลส่วนบุคคล")))
    if seat.keeps_identities:
        places.append(("confidential:identities", _("คำขอเปิดตัวตน")))
    places += [("confidential:people", _("ผู้ปฏิบัติหน้าที่")), ("confidential:key", _("กุญแจของฉัน"))]
    items = [{"url": reverse(name), "label": label, "current": name == current} for name, label in places]
    if any(row.agency_id == seat.officer.agency_id for row in Actor.officer(seat.officer, seat.at).holdings):
        items.append({"url": reverse("desk:work"), "label": _("โต๊ะงานทั่วไป"), "current": False})
    return items
