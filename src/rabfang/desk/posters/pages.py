"""Posters with QR codes: a place is written down, and its paper printed."""

from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rabfang.cases.wording import refusal_text
from rabfang.channels.models import Poster
from rabfang.channels.posters.actions import hang, take_down
from rabfang.channels.posters.queries import counted, leads_to, may_hang, shown_as, targets, visible_posters
from rabfang.core.errors import NotFound, Refused
from rabfang.desk.access import Here, officer_page
from rabfang.desk.listing import title
from rabfang.desk.navigation import show
from rabfang.letters.paper import to_pdf
from rabfang.letters.posters import poster_paper
from rabfang.letters.serving import pdf_answer
from rabfang.web.forms import CleanTextField, OfficeForm
from rabfang.web.refusing import put_beside

MOST = 200  # places; an office that has more takes down those that hang no more


class PosterForm(OfficeForm):
    """Where it hangs and where it leads."""

    channel = forms.ChoiceField(label=_("คิวอาร์นำไปที่"))
    place = CleanTextField(
        label=_("สถานที่ติดป้าย"), max_length=200, help_text=_("เช่น ตลาดสดเทศบาล ประตู 2 เรื่องที่ส่งจากป้ายนี้จะบอกสถานที่นี้")
    )
    link = CleanTextField(
        label=_("ลิงก์ของบัญชีแชต"),
        required=False,
        max_length=300,
        help_text=_("เฉพาะแชตที่ยังไม่ได้ตั้งค่าบัญชีในระบบ เช่น https://line.me/R/ti/p/@baanmai"),
    )

    needed_at_times = ("link",)

    def __init__(self, *args: Any, here: Here, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = targets(here.agency)
        self.fields["channel"].choices = [(row.key, str(row)) for row in rows]  # type: ignore[attr-defined]
        typed = [row.key for row in rows if row.needs_link]
        if typed:
            self.fields["link"].shown_with = f"channel={' '.join(typed)}"  # type: ignore[attr-defined]
        else:
            del self.fields["link"]


@officer_page
@require_http_methods(["GET", "HEAD", "POST"])
def posters(request: HttpRequest, here: Here) -> HttpResponseBase:
    """Those that hang, and the form for one more."""
    if not may_hang(here.actor, here.agency):
        return show(request, here, "cannot_record", status=HTTPStatus.FORBIDDEN)
    if request.method != "POST":
        return _page(request, here, PosterForm(here=here))
    form = PosterForm(request.POST, here=here)
    if not form.is_valid():
        return _page(request, here, form, status=HTTPStatus.BAD_REQUEST)
    try:
        hang(here.agency, by=here.actor, at=here.at, **form.cleaned_data)
    except Refused as error:
        put_beside(form, error, refusal_text(error))
        return _page(request, here, form, status=HTTPStatus.BAD_REQUEST)
    return redirect("desk:posters")


@officer_page
@require_safe
def sheet(request: HttpRequest, here: Here, pk: int) -> HttpResponseBase:
    """The poster for a wall (A4)."""
    return _printed(here, pk, card=False)


@officer_page
@require_safe
def card(request: HttpRequest, here: Here, pk: int) -> HttpResponseBase:
    """The same as a card (A6)."""
    return _printed(here, pk, card=True)


@officer_page
@require_POST
def down(request: HttpRequest, here: Here, pk: int) -> HttpResponseBase:
    """It hangs no more."""
    try:
        take_down(pk, here.agency, by=here.actor, at=here.at)
    except NotFound as error:
        raise Http404 from error
    return redirect("desk:posters")


def _printed(here: Here, pk: int, *, card: bool) -> HttpResponse:
    poster: Poster | None = visible_posters(here.actor, here.agency).filter(pk=pk).first()
    channel = here.procedure.channels.get(poster.channel) if poster else None
    if poster is None or channel is None:
        raise Http404
    said: dict[str, Callable[..., str]] = {"leads_to": leads_to, "shown_as": shown_as}
    paper = poster_paper(
        here.agency,
        here.procedure,
        channel,
        place=poster.place,
        card=card,
        **{name: say(poster, here.agency, channel.medium) for name, say in said.items()},
    )
    return pdf_answer(to_pdf(paper), f"poster-{poster.code}{'-card' if card else ''}.pdf")


def _page(request: HttpRequest, here: Here, form: PosterForm, *, status: int = HTTPStatus.OK) -> HttpResponse:
    posters = counted(visible_posters(here.actor, here.agency), here.cases())
    hanging = _rows(here, posters.filter(taken_down_at__isnull=True)[:MOST])
    taken_down = _rows(here, posters.filter(taken_down_at__isnull=False, brought__gt=0)[:MOST])
    context = {"form": form, "rows": hanging, "taken_down": taken_down}
    return show(request, here, "posters", current="desk:posters", status=status, **context)


def _rows(here: Here, posters: Iterable[Poster]) -> list[dict[str, Any]]:
    return [shown(here, row) for row in posters]


def shown(here: Here, poster: Poster) -> dict[str, Any]:
    """With its channel in words and whether its code leads through our own form, where it can be counted."""
    channels = here.procedure.channels
    return {
        "poster": poster,
        "channel": title(channels, poster.channel),
        "counts": poster.channel in channels and channels[poster.channel].public and not poster.link,
    }
