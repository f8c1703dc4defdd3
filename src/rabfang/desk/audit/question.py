"""What an auditor asks the record, and the entries that answer: each way of asking has an index."""

import re
from datetime import date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import Q, QuerySet
from django.db.models.fields.tuple_lookups import Tuple, TupleLessThan
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from rabfang.agencies.models import Agency, Officer
from rabfang.audit.models import AuditEntry
from rabfang.core.clock import BANGKOK
from rabfang.desk import choices
from rabfang.desk.audit.places import Place, place_in
from rabfang.desk.audit.wording import KINDS, OFFICE, Groups
from rabfang.thai.digits import to_arabic
from rabfang.web.forms import CleanTextField, OfficeForm, ThaiDateField

CASE_NUMBER = re.compile(r"[0-9]+/[0-9]{4}")
NAMESAKES = 100  # more people than that by one word is no question about a person
ASKED = ("person", "kind", "action", "thing", "first", "last")


class AuditQuestion(OfficeForm):
    """Which entries to show; every field may stay empty."""

    mark_optional = False

    person = CleanTextField(
        label=_("ผู้กระทำหรือผู้เข้าดู"), required=False, max_length=200, help_text=_("ชื่อหรืออีเมล บางส่วนก็ได้")
    )
    kind = forms.ChoiceField(label=_("ชนิดรายการ"), required=False)
    action = forms.ChoiceField(label=_("สิ่งที่ทำหรือเข้าดู"), required=False)
    thing = CleanTextField(
        label=_("เลขเรื่องหรือสิ่งที่ถูกแก้ไข"),
        required=False,
        max_length=200,
        help_text=_("ตามที่แสดงในบันทึกทุกตัวอักษร เช่น 12/2570"),
    )
    first = ThaiDateField(label=_("ตั้งแต่วันที่"), required=False)
    last = ThaiDateField(label=_("ถึงวันที่"), required=False)
    before = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, groups: Groups = OFFICE, **kwargs: Any) -> None:
        """`groups`: what is on record there, in words."""
        super().__init__(*args, **kwargs)
        actions = [(str(KINDS[kind]), [(key, str(words)) for key, words in group.items()]) for kind, group in groups]
        offered = {"kind": [(str(key), str(label)) for key, label in KINDS.items()], "action": actions}
        for name, rows in offered.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices.optional(_("ทั้งหมด"), rows)  # type: ignore[arg-type]

    def clean(self) -> dict[str, Any]:
        """Both ends of the span must stand in order."""
        said: dict[str, Any] = super().clean() or {}
        first, last = said.get("first"), said.get("last")
        if first and last and last < first:
            self.add_error("last", _("วันสุดท้ายต้องไม่ก่อนวันแรก"))
        return said

    @property
    def asked(self) -> list[str]:
        """The fields by which the record is narrowed; what stands in them is nobody's to keep."""
        return [name for name in ASKED if self.cleaned_data.get(name)]

    def address(self, name: str, *, below: AuditEntry | None = None) -> str:
        """The same question at an address, from its beginning or from below an entry."""
        kept = {key: str(self.data[key]) for key in ASKED if self.data.get(key)}
        if below is not None:
            kept["before"] = str(Place(below.at, below.number))
        return f"{reverse(name)}?{urlencode(kept)}" if kept else reverse(name)

    def entries(self, agency: Agency) -> QuerySet[AuditEntry]:
        """The office's entries asked for, the newest first, from where the page begins."""
        said = self.cleaned_data
        rows = AuditEntry.objects.filter(agency_id=agency.pk)
        if said["person"]:
            rows = rows.filter(actor_id__in=_people(agency, said["person"]))
        if said["kind"]:
            rows = rows.filter(kind=said["kind"])
        if said["action"]:
            rows = rows.filter(action=said["action"])
        if said["thing"]:
            rows = rows.filter(**_named(said["thing"]))
        if said["first"]:
            rows = rows.filter(at__gte=_begin(said["first"]))
        if said["last"]:
            rows = rows.filter(at__lt=_begin(said["last"]) + timedelta(days=1))
        if place := place_in(said["before"]):
            below = TupleLessThan(Tuple("at", "number"), (place.at, place.number))
            rows = rows.filter(below, at__lte=place.at)  # by which an index finds where the page begins
        return rows.order_by("-at", "-number")


def _named(thing: str) -> dict[str, Any]:
    """A case by its number, anything else by its whole name; not either, for which no index serves."""
    number = to_arabic(thing)
    if CASE_NUMBER.fullmatch(number):
        return {"case_number": number, "case_id__isnull": False}
    return {"target": thing}


def _people(agency: Agency, words: str) -> list[int]:
    """Ids of the office's officers so named, and of any whose address it is."""
    own = Q(agency=agency) & (Q(name__icontains=words) | Q(email__icontains=words))
    found = Officer.objects.filter(own | Q(email__iexact=words)).order_by("pk")
    return list(found.values_list("pk", flat=True)[:NAMESAKES])


def _begin(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=BANGKOK)
