"""What all letters of the office share: the letterhead, and the texts they begin with."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rabfang.desk.letters.files import file
from rabfang.desk.settings.access import Here, administrator_page
from rabfang.desk.settings.forms.letters import LetterheadForm, TemplateForm
from rabfang.desk.settings.pages import done, page, tried
from rabfang.documents.kinds import PDF
from rabfang.letters.actions.save_letterhead import save_letterhead
from rabfang.letters.actions.save_template import reset_template, save_template
from rabfang.letters.composing import text_of
from rabfang.letters.content import read_content
from rabfang.letters.head import letterhead_of
from rabfang.letters.kinds import KIND_OF_TEXT, TEXT_TITLES, Paper
from rabfang.letters.placeholders import PLACEHOLDERS, samples
from rabfang.letters.printing import sample_of
from rabfang.letters.queries import templates_of
from rabfang.letters.texts import FIELDS, Text, built_in
from rabfang.web.refusing import sent

HEAD, TEXTS = "letterhead", "letter_templates"


@require_http_methods(["GET", "HEAD", "POST"])
@administrator_page
def letterhead(request: HttpRequest, here: Here) -> HttpResponse:
    """Show and change the letterhead."""
    head = letterhead_of(here.agency)
    form = LetterheadForm(sent(request), request.FILES or None, initial={**vars(head), "emblem": None})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        saved = tried(
            form,
            lambda: save_letterhead(
                here.agency,
                form.facts(),
                by=here.officer,
                at=here.at,
                emblem=given["emblem"] or None,
                without_emblem=given["without_emblem"],
            ),
        )
        if saved is not None:
            messages.success(request, _("บันทึกหัวหนังสือแล้ว"))
            return redirect("settings:letterhead")
    return page(request, here, "letterhead", tab=HEAD, form=form, head=head)


@require_safe
@administrator_page
def sample(request: HttpRequest, here: Here) -> HttpResponse:
    """A letter with the office's head, as PDF, with invented words."""
    head = letterhead_of(here.agency)
    text = built_in()["acknowledgement"].filled(samples() | {"office": here.agency.name_th})
    content = read_content(
        {
            **{name: getattr(text, name) for name in ("subject", "addressee", "salutation", "body", "closing")},
            "paper": Paper.LETTER,
            "unit": head.unit,
            "telephone": head.telephone,
        }
    )
    return file(sample_of(head, content), "sample.pdf", PDF.name)


@require_safe
@administrator_page
def templates(request: HttpRequest, here: Here) -> HttpResponse:
    """Every text, and whether it is the office's own."""
    rows = [{"key": key, "title": TEXT_TITLES[key], "own": own} for key, own in templates_of(here.agency).items()]
    return page(request, here, "letter_templates", tab=TEXTS, rows=rows)


@require_http_methods(["GET", "HEAD", "POST"])
@administrator_page
def template(request: HttpRequest, here: Here, key: str) -> HttpResponse:
    """One text: changed, or looked at with samples in its places."""
    if key not in TEXT_TITLES:
        raise Http404
    before = text_of(here.agency, key)
    form = TemplateForm(sent(request), kind=KIND_OF_TEXT[key], initial=vars(before))
    preview: Text | None = None
    if request.method == "POST" and form.is_valid():
        said = form.text(before)
        if "preview" in request.POST:
            preview = said.filled(samples())
        elif tried(form, lambda: save_template(here.agency, key, said, by=here.officer, at=here.at)) is not None:
            messages.success(request, _("บันทึก “%(name)s” แล้ว") % {"name": TEXT_TITLES[key]})
            return redirect("settings:letter_templates")
    return page(
        request,
        here,
        "letter_template",
        tab=TEXTS,
        key=key,
        title=TEXT_TITLES[key],
        form=form,
        own=before != built_in()[key],
        built_in=_shown(form, built_in()[key]),
        preview=_shown(form, preview) if preview else [],
        placeholders=PLACEHOLDERS,
    )


@require_POST
@administrator_page
def reset(request: HttpRequest, here: Here, key: str) -> HttpResponse:
    """Back to the text that comes with the system."""
    done(
        request,
        lambda: reset_template(here.agency, key, by=here.officer, at=here.at),
        _("กลับไปใช้ข้อความของระบบแล้ว"),
    )
    return redirect("settings:letter_templates")


def _shown(form: TemplateForm, text: Text) -> list[dict[str, object]]:
    """The text's parts under the labels of the form, in its order; what is empty is left out."""
    return [
        {"key": field.label, "value": getattr(text, name)}
        for name, field in form.fields.items()
        if name in FIELDS and getattr(text, name)
    ]
