"""One row of the table of many matters; whatever is typed is kept, `rows.check` says what is wrong."""

import secrets
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rabfang.channels.occasions.queries import Occasion, OccasionEntry
from rabfang.channels.occasions.refusals import problem_text
from rabfang.channels.occasions.rows import COLUMNS, Problem, Scope, label_of, subdistricts_of, tidy
from rabfang.web.forms import OfficeForm

MOST_LISTED = 40  # subdistricts offered as a list; of a whole province they are typed
LONGEST_TOKEN = 64
LABELS = {
    "kind": _("ประเภท"),
    "subject": _("เรื่อง"),
    "detail": _("รายละเอียด"),
    "person": _("ชื่อผู้แจ้ง"),
    "telephone": _("โทรศัพท์"),
    "place": _("สถานที่เกิดเหตุ"),
    "subdistrict": _("ตำบลหรือแขวง"),
    "day": _("วันที่รับเรื่อง"),
}
Choices = list[tuple[str, str]]


def _text(name: str, **attrs: str) -> forms.CharField:
    return forms.CharField(label=LABELS[name], required=False, strip=False, widget=forms.TextInput(attrs=attrs))


class RowForm(OfficeForm):
    """The columns of one row and its token."""

    mark_optional = False
    token = forms.CharField(widget=forms.HiddenInput, required=False)
    kind = _text("kind")
    subject = _text("subject")
    detail = forms.CharField(
        label=LABELS["detail"], required=False, strip=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    person = _text("person", autocomplete="off")
    telephone = _text("telephone", type="tel", inputmode="tel", autocomplete="off")
    place = _text("place", autocomplete="off")
    subdistrict = _text("subdistrict", autocomplete="off")
    day = _text("day", autocomplete="off")

    def __init__(self, *args: Any, lists: Mapping[str, Choices], several_days: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not several_days:
            del self.fields["day"]
        for name, choices in lists.items():
            said = str(self._said(name) or "")
            extra = [(said, said)] if said and said not in dict(choices) else []  # what a file said and no list has
            self.fields[name].widget = forms.Select(choices=[("", "–"), *choices, *extra])
        self.initial.setdefault("token", secrets.token_urlsafe(24))

    def _said(self, name: str) -> Any:
        return self.data.get(self.add_prefix(name)) if self.is_bound else self.initial.get(name)

    def token_text(self) -> str:
        """The row's token; a new one where the form's was lost or is none."""
        told = str(self["token"].value() or "")
        return told if 0 < len(told) <= LONGEST_TOKEN and told.isascii() else str(self.initial["token"])

    def said(self) -> dict[str, str]:
        """What was typed."""
        return tidy({name: self[name].value() for name in COLUMNS if name in self.fields})

    def say(self, problems: Mapping[str, Problem]) -> None:
        """Puts each problem beside its cell; one without a cell above the row."""
        for name, problem in problems.items():
            self.add_error(name if name in self.fields else None, problem_text(problem))


def lists_of(occasion: Occasion, scope: Scope) -> dict[str, Choices]:
    """The columns that are chosen from a list."""
    found: dict[str, Choices] = {"kind": [(row.key, str(row.title)) for row in scope.kinds]}
    areas = subdistricts_of(occasion.area)
    if 0 < len(areas) <= MOST_LISTED:
        found["subdistrict"] = [(row.code, label_of(row)) for row in areas]
    return found


def initial_of(entry: OccasionEntry) -> dict[str, str]:
    """What a row begins with for an entry that is there."""
    return {**entry.said, "token": entry.token}


def problems_of(entry: OccasionEntry) -> dict[str, Problem]:
    """Why it was returned."""
    return {name: (code, params) for name, (code, params) in entry.problems.items()}


def filled(rows: Iterable[RowForm]) -> list[RowForm]:
    """Those in which something was typed."""
    return [row for row in rows if row.said()]
