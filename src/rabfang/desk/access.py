"""Who may open the desk: an officer who signed in and holds a role today. Each view gets its `Here`.

Who may not any more, having typed into a form meanwhile, is told why and given the words back.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from http import HTTPStatus
from typing import Concatenate, ParamSpec

from django.contrib.auth import SESSION_KEY
from django.contrib.auth.views import redirect_to_login
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from rabfang.accounts.gate import detour
from rabfang.agencies.models import Agency, Officer
from rabfang.cases.actors import Actor
from rabfang.cases.models import Case
from rabfang.cases.queries import READABLE, cases_of_others, may, visible_cases, widest_sight
from rabfang.core.clock import now
from rabfang.desk.designated import desk_of_theirs
from rabfang.desk.typed import typed_words
from rabfang.procedures.models import ProcedureVersion
from rabfang.procedures.queries import NoProcedure, current
from rabfang.procedures.schema import May, Procedure, Sees
from rabfang.reports.rights import decides

P = ParamSpec("P")


@dataclass(frozen=True)
class Here:
    """The officer at the desk with the roles of the day, their office, its procedure in force, and the moment."""

    officer: Officer
    actor: Actor
    agency: Agency
    version: ProcedureVersion
    procedure: Procedure
    at: datetime

    @property
    def roles(self) -> frozenset[str]:
        """Keys of the roles the officer may act in here today."""
        return frozenset(held.role for held in self.actor.holdings if held.agency_id == self.agency.pk)

    @property
    def sight(self) -> Sees:
        """The widest view any of those roles gives."""
        return widest_sight(self.actor, self.agency, self.procedure)

    @property
    def decides(self) -> bool:
        """Whether a role of theirs orders, in the office's own procedure."""
        return decides(self.roles, self.procedure)

    @property
    def readable(self) -> tuple[str, ...]:
        """The visibilities of texts and files the officer may read."""
        return tuple(READABLE[self.sight])

    def may(self, duty: May) -> bool:
        """Whether a role carries a duty besides the verbs of cases."""
        return may(self.actor, self.agency, self.procedure, duty)

    def cases(self) -> QuerySet[Case]:
        """Every case the officer may see."""
        return visible_cases(self.actor, self.agency)

    def cases_of_others(self, *, open_only: bool = False) -> QuerySet[Case]:
        """Cases of other offices of which this one has a part, when the officer sees every case of their own."""
        return cases_of_others(self.actor, self.agency, open_only=open_only)


def here_of(officer: Officer, at: datetime) -> Here | None:
    """The officer at the desk without a page: for what is done in their name later; None when they may not any more."""
    actor = Actor.officer(officer, at)
    try:
        version, procedure = current(officer.agency)
    except NoProcedure:
        return None
    here = Here(officer, actor, officer.agency, version, procedure, at)
    return here if officer.is_active and here.roles & procedure.roles.keys() else None


Page = Callable[Concatenate[HttpRequest, Here, P], HttpResponseBase]


def officer_page(view: Page[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Asks to sign in first; gives the view its `Here`; an officer without a role learns whom to ask.

    A form that comes too late (signed out, account closed, role ended, case out of sight) gives back what was typed.
    """

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        officer = request.user
        if not officer.is_authenticated:
            return _signed_out(request)
        if not isinstance(officer, Officer):
            raise Http404
        at = now()
        actor = Actor.officer(officer, at)
        try:
            version, procedure = current(officer.agency)
        except NoProcedure:
            return _closed(request, officer, "no_procedure")
        here = Here(officer, actor, officer.agency, version, procedure, at)
        if not here.roles & procedure.roles.keys():
            if desk_of_theirs(officer, actor) is not None:
                return redirect("confidential:cases")
            return _closed(request, officer, "no_role")
        if first := detour(request, officer, here.roles):
            return _closed(request, officer, "first") if typed_words(request) else redirect(first)
        try:
            return view(request, here, *args, **kwargs)
        except Http404:
            if not typed_words(request):
                raise
            return _closed(request, officer, "gone", HTTPStatus.NOT_FOUND)

    return never_cache(guarded)


def _signed_out(request: HttpRequest) -> HttpResponseBase:
    """To the sign-in page; the words first, when some were typed while the session or the account ended."""
    typed = typed_words(request)
    if not typed:
        return redirect_to_login(request.get_full_path())
    key = request.session.get(SESSION_KEY)
    closed = key is not None and Officer.objects.filter(pk=key, is_active=False).exists()
    context = {"closed": closed, "typed": typed, "next": request.get_full_path()}
    return render(request, "desk/signed_out.html", context, status=HTTPStatus.FORBIDDEN)


def _closed(request: HttpRequest, officer: Officer, why: str, status: int = HTTPStatus.FORBIDDEN) -> HttpResponseBase:
    context = {"officer_name": officer.name, "office": office_of(officer.agency), "why": why}
    return render(request, "desk/closed.html", context | {"typed": typed_words(request)}, status=status)


def office_of(agency: Agency) -> dict[str, str]:
    """What the head and foot of a page say of the office."""
    return {"name": str(agency), "telephone": agency.telephone, "email": agency.email}
