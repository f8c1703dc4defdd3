"""To the provider and back: officers to the desk, citizens to their own page."""

import logging
from dataclasses import asdict
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from rabfang.accounts.oidc import citizens, provider
from rabfang.accounts.recording import note_nobody
from rabfang.accounts.signing_in import hold
from rabfang.accounts.standing import has_factor
from rabfang.accounts.views.shared import headed_for, page
from rabfang.accounts.views.sign_in import enter
from rabfang.agencies.models import Officer
from rabfang.core.clock import now

log = logging.getLogger(__name__)
KEPT = "provider_asked"
OFFICER, CITIZEN = "officer", "citizen"


@never_cache
@require_POST
def begin(request: HttpRequest, who: str) -> HttpResponseBase:
    """Sends somebody to the provider, from a page of ours: `form-action` lets no form end at another host."""
    if not offered_to(who):
        raise Http404
    try:
        address, asked = provider.begin(_return_to())
    except provider.NotBelieved as error:
        return _refused(request, error.why)
    request.session[KEPT] = {"who": who, "next": request.POST.get("next", ""), **asdict(asked)}
    return page(request, "provider_go", to=address, provider=settings.RABFANG_OIDC.name)


@never_cache
@require_safe
def back(request: HttpRequest) -> HttpResponseBase:
    """Somebody comes back; each answer is read once."""
    kept: dict[str, Any] = request.session.pop(KEPT, None) or {}
    asked = provider.Asked(kept["state"], kept["nonce"], kept["verifier"]) if kept else None
    try:
        claims = provider.claims_of(request.GET.dict(), asked, _return_to(), now())
    except provider.NotBelieved as error:
        return _refused(request, error.why)
    if not offered_to(kept["who"]):
        raise Http404
    if kept["who"] == CITIZEN:
        citizens.begin(request, citizens.signed_in_by(claims, now()), now())
        return redirect(headed_for(request, kept["next"], otherwise=reverse("public:mine")))
    return _officer(request, claims, headed_for(request, kept["next"]))


def _officer(request: HttpRequest, claims: dict[str, Any], to: str) -> HttpResponseBase:
    """The account that has the provider's verified address; none is ever made. Its second factor is asked as well."""
    officer = None
    if claims.get("email_verified") is True and claims.get("email"):
        known = Officer.objects.select_related("agency")
        officer = known.filter(email__iexact=str(claims["email"]), is_active=True).first()
    if officer is None:
        note_nobody("sign-in-refused", None, at=now(), by="provider")
        return page(request, "provider_no_account", status=403, provider=settings.RABFANG_OIDC.name)
    hold(request, officer, by="provider", to=to, at=now())
    return redirect("account_second") if has_factor(officer) else enter(request)


def _refused(request: HttpRequest, why: str) -> HttpResponseBase:
    """What is wrong is for the log; the page says what to do."""
    log.warning("sign-in by the provider refused: %s", why)
    note_nobody("sign-in-refused", None, at=now(), by="provider")
    return page(request, "provider_refused", status=400, provider=settings.RABFANG_OIDC.name)


def _return_to() -> str:
    return str(settings.BASE_URL) + reverse("account_provider_return")


def offered_to(who: str) -> bool:
    """Whether such a person may sign in by the provider here."""
    known = settings.RABFANG_OIDC
    return bool(known.issuer) and {OFFICER: known.for_officers, CITIZEN: known.for_citizens}.get(who, False)
