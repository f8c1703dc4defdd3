"""What a phone sends: one matter, its own token, when the phone says it was written down."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rabfang.channels.occasions.queries import Occasion
from rabfang.core.clock import BANGKOK
from rabfang.desk.verbs.base import FILES
from rabfang.procedures.schema import Channel, Kind
from rabfang.web.date_fields import as_typed
from rabfang.web.forms import MultiFileField, OfficeForm

LONGEST_TOKEN = 64
COLUMNS = ("kind", "subject", "detail", "person", "telephone", "place")


def _words(label: Any, *, lines: int = 1, **attrs: str) -> forms.CharField:
    widget = (
        forms.Textarea(attrs={"rows": lines}) if lines > 1 else forms.TextInput(attrs={"autocomplete": "off", **attrs})
    )
    return forms.CharField(label=label, required=False, strip=False, widget=widget)


class OutreachForm(OfficeForm):
    """One matter. Its words are checked by the rule of all entries of occasions, not here."""

    needed_at_times = ("subject",)
    channel = forms.ChoiceField(label=_("ช่องทาง"))
    occasion = forms.TypedChoiceField(label=_("กิจกรรม"), required=False, coerce=int, empty_value=None)
    kind = forms.CharField(label=_("ประเภท"), required=False, widget=forms.Select)
    subject = _words(_("เรื่อง"))
    detail = _words(_("รายละเอียด"), lines=4)
    person = _words(_("ชื่อผู้แจ้ง"))
    telephone = _words(_("โทรศัพท์"), type="tel", inputmode="tel")
    place = _words(_("สถานที่เกิดเหตุ"))

    def __init__(
        self,
        *args: Any,
        channels: Sequence[Channel],
        kinds: Sequence[Kind],
        occasions: Sequence[Occasion],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.occasions = {row.pk: row for row in occasions}
        self._offer("channel", [(row.key, str(row.title)) for row in channels])
        titles = [(str(row.pk), f"{row.title} {as_typed(row.starts_on)}") for row in occasions]
        self._offer("occasion", [("", _("ตามวันที่ลงพื้นที่")), *titles])
        self.fields["kind"].widget.choices = [("", "–"), *((row.key, str(row.title)) for row in kinds)]

    def _offer(self, name: str, choices: Sequence[tuple[str, Any]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def said(self) -> dict[str, str]:
        """What was typed, by column."""
        return {name: self.cleaned_data.get(name) or "" for name in COLUMNS}


class SentForm(OutreachForm):
    """The same with what the phone's script adds."""

    submission = forms.RegexField(r"[A-Za-z0-9_-]{16,64}")
    owner = forms.IntegerField()
    said_at = forms.CharField(required=False, max_length=40)
    attachments = MultiFileField(required=False)

    def moment(self) -> datetime | None:
        """When the phone says it was written down; None for what is no moment."""
        try:
            said = datetime.fromisoformat(self.cleaned_data["said_at"])
            return said.astimezone(BANGKOK) if said.tzinfo else None
        except (ValueError, OverflowError):
            return None

    def uploads(self) -> list[Any]:
        """The photographs."""
        return list(self.cleaned_data.get(FILES) or [])
