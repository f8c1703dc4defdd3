"""Showing once more who one is, before something sensitive is done: at its own page, or on the way of what was sent.

On the way, what was typed travels along in the page as `held-...`, and the act goes on with it: nothing is kept
meanwhile, and nothing is typed twice.
"""

from collections.abc import Iterator

from django.forms import Form
from django.http import HttpRequest, HttpResponse, QueryDict

from rabfang.accounts.access import CONFIRMED, confirmed_lately
from rabfang.accounts.forms import ConfirmForm
from rabfang.accounts.passwords import ALONE
from rabfang.accounts.signing_in import SHORT, by_code, by_password, caller_of
from rabfang.accounts.standing import has_factor
from rabfang.accounts.views.answers import answered, asked
from rabfang.accounts.views.shared import page, refused_status, tried
from rabfang.agencies.models import Officer
from rabfang.core.clock import now
from rabfang.core.errors import Invalid
from rabfang.thai.text import typed_alike

HELD, ON_THE_WAY = "held-", "on_the_way"
OF_THE_FORM_ITSELF = "csrfmiddlewaretoken"


def confirm_on_the_way(request: HttpRequest, officer: Officer) -> HttpResponse | None:
    """The page that asks; None when they are known well enough: `request.POST` is then what was sent first."""
    answer = ON_THE_WAY in request.POST
    if not confirmed_lately(request, now()):
        form = ConfirmForm(request.POST if answer else None, second=has_factor(officer))
        if not (answer and proved(request, officer, form)):
            return page(
                request,
                "confirm",
                form=form,
                status=refused_status(form),
                on_the_way=ON_THE_WAY,
                held=list(_to_hold(request.POST)),
                options=asked(request, officer),
            )
    if answer:
        request.POST = _released(request.POST)  # type: ignore[assignment]
    return None


def proved(request: HttpRequest, officer: Officer, form: ConfirmForm) -> bool:
    """Whether the form shows who they are; the session keeps since when."""
    if not form.is_valid() or not tried(form, lambda: _prove(request, officer, form)):
        return False
    request.session.cycle_key()
    request.session[CONFIRMED] = now().isoformat()
    request.session[SHORT] = len(typed_alike(form.cleaned_data["password"])) < ALONE
    return True


def known(request: HttpRequest, officer: Officer, form: Form, field: str) -> bool:
    """That the password in that field is the officer's. Raises Invalid, TooManyTries."""
    try:
        by_password(officer.email, form.cleaned_data[field], caller_of(request, officer.email), now())
    except Invalid as error:
        raise Invalid("password-wrong", field=field) from error
    return True


def _prove(request: HttpRequest, officer: Officer, form: ConfirmForm) -> bool:
    known(request, officer, form, "password")
    if "code" not in form.fields:
        return True
    if form.cleaned_data["answer"]:
        if answered(request, officer) is None:
            raise Invalid("passkey-wrong")
        return True
    if not form.cleaned_data["code"]:
        raise Invalid("code-needed", field="code")
    by_code(officer, form.cleaned_data["code"], caller_of(request, officer.email), now())
    return True


def _to_hold(sent: QueryDict) -> Iterator[tuple[str, str]]:
    """What travels along: what was sent first, whether this is the first time or the page was shown already."""
    again = ON_THE_WAY in sent
    for name, values in sent.lists():
        if again and name.startswith(HELD):
            yield from ((name, str(value)) for value in values)
        elif not again and name != OF_THE_FORM_ITSELF:
            yield from ((f"{HELD}{name}", str(value)) for value in values)


def _released(sent: QueryDict) -> QueryDict:
    first = QueryDict(mutable=True)
    for name, values in sent.lists():
        if name.startswith(HELD):
            first.setlist(name.removeprefix(HELD), values)
    return first
