"""What the office says of personal data, its periods, and how long cases are kept."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rabfang.desk.rights.forms import PrivacyForm, RetentionForm
from rabfang.desk.settings.access import Here, administrator_page
from rabfang.desk.settings.pages import page, tried
from rabfang.rights.actions.settings import FIELDS, save_retention, save_settings
from rabfang.rights.models import RetentionPeriod
from rabfang.rights.periods import retentions_of, settings_of
from rabfang.web.refusing import sent


@require_http_methods(["GET", "HEAD", "POST"])
@administrator_page
def privacy(request: HttpRequest, here: Here) -> HttpResponse:
    """Show and change the notice and the periods."""
    known = settings_of(here.agency)
    form = PrivacyForm(sent(request), initial={name: getattr(known, name) for name in FIELDS})
    valid = request.method == "POST" and form.is_valid()
    saved = tried(form, lambda: save_settings(form.cleaned_data, by=here.officer, at=here.at)) if valid else None
    if saved is not None:
        messages.success(request, _("บันทึกแล้ว"))
        return redirect("settings:privacy")
    return _page(request, here, form=form, retention_form=RetentionForm(here=here, auto_id="retention_%s"))


@require_POST
@administrator_page
def retention(request: HttpRequest, here: Here) -> HttpResponse:
    """How long cases of a kind are kept."""
    form = RetentionForm(request.POST, here=here, auto_id="retention_%s")
    if form.is_valid():
        said = form.cleaned_data
        args = (said["kind"], said["years"], said["after"], said["source"])
        if tried(form, lambda: save_retention(*args, by=here.officer, at=here.at)):
            messages.success(request, _("บันทึกแล้ว"))
            return redirect("settings:privacy")
    known = settings_of(here.agency)
    first = PrivacyForm(initial={name: getattr(known, name) for name in FIELDS})
    return _page(request, here, form=first, retention_form=form)


def _page(request: HttpRequest, here: Here, *, form: PrivacyForm, retention_form: RetentionForm) -> HttpResponse:
    kinds, labels = here.procedure.kinds, dict(RetentionPeriod.After.choices)
    rules = [
        {"kind": kinds[kind].title if kind in kinds else kind, "rule": rule, "after": labels[rule.after]}
        for kind, rule in retentions_of(here.agency).items()
    ]
    answer = page(request, here, "privacy", tab="privacy", form=form, retention_form=retention_form, rules=rules)
    if form.errors or retention_form.errors:
        answer.status_code = HTTPStatus.BAD_REQUEST
    return answer
