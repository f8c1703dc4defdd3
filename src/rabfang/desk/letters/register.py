"""The office's register of letters: filters, search, and pages that stay fast because none is counted."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from rabfang.desk import choices
from rabfang.desk.access import Here, officer_page
from rabfang.desk.letters.batch import recent
from rabfang.desk.letters.reading import rows
from rabfang.desk.letters.start import without_case
from rabfang.desk.navigation import show
from rabfang.letters.kinds import KINDS
from rabfang.letters.models import Letter, State
from rabfang.letters.queries import found
from rabfang.letters.rights import visible_letters
from rabfang.web.forms import CleanTextField, OfficeForm

PAGE = 50
LONGEST_QUESTION = 200


class LetterFilter(OfficeForm):
    """Which letters of the register to show."""

    mark_optional = False

    q = CleanTextField(
        label=_("ค้นหา"), required=False, max_length=LONGEST_QUESTION, help_text=_("เลขที่หนังสือ ชื่อเรื่อง หรือผู้รับ")
    )
    kind = forms.ChoiceField(label=_("ชนิดหนังสือ"), required=False)
    state = forms.ChoiceField(label=_("สถานะ"), required=False)
    year = forms.IntegerField(label=_("ปีของเลขที่ (พ.ศ.)"), required=False, min_value=2400, max_value=2999)
    before = forms.IntegerField(required=False, widget=forms.HiddenInput, min_value=1, max_value=2**62)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = {"kind": [(key, kind.title) for key, kind in KINDS.items()], "state": State.choices}
        for name, entries in offered.items():
            self.fields[name].choices = choices.optional(_("ทั้งหมด"), entries)  # type: ignore[attr-defined,arg-type]
        self.fields["year"].widget.attrs["inputmode"] = "numeric"

    @property
    def narrowed(self) -> bool:
        """Whether anything is filtered."""
        return any(value not in (None, "") for name, value in self.cleaned_data.items() if name != "before")

    def narrow(self, letters: QuerySet[Letter]) -> QuerySet[Letter]:
        """Keeps what the filter asks for, newest first."""
        said = self.cleaned_data
        equal = {name: said[name] for name in ("kind", "state", "year") if said[name]}
        letters = found(letters.filter(**equal), said["q"])
        if said["before"]:
            letters = letters.filter(pk__lt=said["before"])
        return letters.order_by("-pk")


@officer_page
@require_safe
def letters(request: HttpRequest, here: Here) -> HttpResponseBase:
    """One page of the register, the newest letter first."""
    form = LetterFilter(request.GET)
    seen = visible_letters(here.actor, here.agency).select_related("case", "made_by")
    page = list(form.narrow(seen)[: PAGE + 1]) if form.is_valid() else []
    context = {
        "form": form,
        "rows": rows(page[:PAGE]),
        "starts": without_case(here),
        "batches": recent(here),
        "narrowed": not form.is_valid() or form.narrowed,
        "first_url": _url(request.GET, 0) if request.GET.get("before") else "",
        "next_url": _url(request.GET, page[PAGE - 1].pk) if len(page) > PAGE else "",
    }
    return show(
        request, here, "letters/register", current="desk:letters", status=200 if form.is_valid() else 400, **context
    )


def _url(asked: Mapping[str, str], before: int) -> str:
    """The same question, beginning below a letter."""
    kept = {name: value for name, value in asked.items() if value and name in LetterFilter.base_fields}
    kept.pop("before", None)
    if before:
        kept["before"] = str(before)
    return f"{reverse('desk:letters')}?{urlencode(kept)}" if kept else reverse("desk:letters")
