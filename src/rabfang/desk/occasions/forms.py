"""The form of an occasion: when, where, by whom, who came, what was said in sum, its papers and photographs."""

import uuid
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rabfang.agencies.models import Agency, Officer
from rabfang.cases.wording import refusal_text as cases_text
from rabfang.channels.occasions.actions.hold import Told
from rabfang.channels.occasions.queries import Occasion
from rabfang.channels.occasions.refusals import refusal_text
from rabfang.core.errors import Invalid, Refused
from rabfang.desk.verbs.base import FILES, LONGEST_PROSE, files_field
from rabfang.documents.preparing import FilesRefused
from rabfang.procedures.schema import Channel
from rabfang.web.area_fields import AreaForm
from rabfang.web.forms import CleanTextField, OfficeForm, ThaiDateField

MOST_PEOPLE = 100_000


class OccasionForm(AreaForm, OfficeForm):
    """One occasion; enough is what it was and when."""

    channel = forms.ChoiceField(label=_("ช่องทาง"))
    title = CleanTextField(
        label=_("ชื่อกิจกรรม"), max_length=200, help_text=_("เช่น ประชุมประชาคมหมู่ 4 หรือแบบสอบถามผู้รับบริการ")
    )
    starts_on = ThaiDateField(label=_("วันที่จัด"))
    ends_on = ThaiDateField(label=_("ถึงวันที่"), required=False, help_text=_("เว้นว่างไว้หากจัดวันเดียว"))
    owner = forms.ChoiceField(label=_("ผู้รับผิดชอบ"))
    place = CleanTextField(label=_("สถานที่"), required=False, max_length=300)
    attendance = forms.IntegerField(
        label=_("จำนวนผู้เข้าร่วม (คน)"), required=False, min_value=0, max_value=MOST_PEOPLE, widget=forms.TextInput
    )
    attended_by = CleanTextField(
        label=_("ผู้เข้าร่วม"), required=False, max_length=1000, help_text=_("เช่น ผู้นำชุมชน กลุ่มเกษตรกร ประชาชนทั่วไป")
    )
    summary = CleanTextField(label=_("สรุปผล"), required=False, max_length=LONGEST_PROSE, lines=6)
    attachments = files_field(_("เอกสารสรุปหรือภาพถ่าย"))
    asked = forms.UUIDField(widget=forms.HiddenInput, required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, agency: Agency, channels: Sequence[Channel], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._choose("channel", [(row.key, str(row.title)) for row in channels])
        people = Officer.objects.filter(agency=agency, is_active=True).order_by("name")
        self._choose("owner", [(str(row.pk), f"{row.name} ({row.position})") for row in people])
        self.initial.setdefault("asked", uuid.uuid4())

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def told(self) -> Told:
        """What the form says, for the actions."""
        said = self.cleaned_data
        return Told(
            channel=said["channel"],
            title=said["title"],
            starts_on=said["starts_on"],
            ends_on=said["ends_on"] or said["starts_on"],
            owner=int(said["owner"]),
            place=said["place"],
            area=said["subdistrict"] or said["district"] or said["province"],
            attendance=said["attendance"],
            attended_by=said["attended_by"],
            summary=said["summary"],
        )

    def refuse(self, error: Refused) -> None:
        """Puts a refusal beside the field it is about, or above the form."""
        if isinstance(error, FilesRefused):
            for problem in error.problems:
                self.add_error(FILES, cases_text(problem))
            return
        field = error.field if isinstance(error, Invalid) else None
        self.add_error(field if field in self.fields else None, refusal_text(error))


def initial_of(occasion: Occasion) -> dict[str, Any]:
    """What the form begins with for an occasion that is there."""
    same = ("channel", "title", "starts_on", "place", "attendance", "attended_by", "summary")
    several = occasion.ends_on != occasion.starts_on
    return {
        **{name: getattr(occasion, name) for name in same},
        "ends_on": occasion.ends_on if several else None,
        "owner": str(occasion.owner_id),
        "province": occasion.area[:2],
        "district": occasion.area[:4] if len(occasion.area) >= 4 else "",
        "subdistrict": occasion.area if len(occasion.area) == 6 else "",
        "seen": occasion.version,
    }
