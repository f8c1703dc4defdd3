"""The small forms of what is done with a letter once it is written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rabfang.cases.actors import Actor
from rabfang.core.errors import Refused
from rabfang.desk.access import Here
from rabfang.desk.letters.fields import line
from rabfang.letters.actions.attach_scan import attach_scan
from rabfang.letters.actions.cancel import cancel
from rabfang.letters.actions.issue import issue
from rabfang.letters.actions.notify import make_notices
from rabfang.letters.actions.send import send
from rabfang.letters.models import Letter, SentWay
from rabfang.letters.refusals import refusal_text
from rabfang.web.forms import OfficeForm, ThaiDateField
from rabfang.web.refusing import put_beside

LONGEST_VERSION = 999_999_999


class DeedForm(OfficeForm):
    """One deed's form."""

    def do(self, letter: Letter, here: Here) -> None:
        """Does it; raises what the action raises."""
        raise TypeError(f"{type(self).__name__} does nothing")

    def refuse(self, error: Refused) -> None:
        """Puts a refusal beside the field it is about, or above the form."""
        put_beside(self, error, refusal_text(error))


class IssueForm(DeedForm):
    """Number and date; `seen` is the version that was read."""

    dated = ThaiDateField(label=_("ลงวันที่"), past=True)
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=LONGEST_VERSION)

    def do(self, letter: Letter, here: Here) -> None:
        """Issues it."""
        issue(letter, by=here.actor, at=here.at, **self.cleaned_data)


class SendForm(DeedForm):
    """Day, way, tracking number."""

    on = ThaiDateField(label=_("ส่งวันที่"), past=True)
    way = forms.ChoiceField(label=_("วิธีส่ง"), choices=SentWay.choices, widget=forms.RadioSelect)
    note = line(_("เลขที่ส่งหรือหมายเหตุ"), help_text=_("เช่น เลขไปรษณีย์ลงทะเบียน"))

    def do(self, letter: Letter, here: Here) -> None:
        """Writes the sending down."""
        send(letter, by=here.actor, at=here.at, **self.cleaned_data)


class ScanForm(DeedForm):
    """The signed paper."""

    scan = forms.FileField(label=_("ไฟล์ฉบับลงนาม"), help_text=_("ไฟล์ PDF หรือภาพถ่าย"))

    def do(self, letter: Letter, here: Here) -> None:
        """Keeps it."""
        attach_scan(letter, self.cleaned_data["scan"], by=here.actor, at=here.at)


class CancelForm(DeedForm):
    """Why; a draft needs no reason."""

    reason = line(_("เหตุที่ยกเลิก"), help_text=_("หนังสือที่ออกเลขแล้วต้องบอกเหตุ เลขที่ใช้ไปแล้วไม่นำกลับมาใช้"))
    needed_at_times = ("reason",)

    def do(self, letter: Letter, here: Here) -> None:
        """Cancels it."""
        cancel(letter, by=here.actor, at=here.at, **self.cleaned_data)


class NoticesForm(DeedForm):
    """Nothing to fill in."""

    def do(self, letter: Letter, here: Here) -> None:
        """Makes a notice for each person."""
        make_notices(letter, by=here.actor, at=here.at)


@dataclass(frozen=True)
class Deed:
    """One deed: its form, its words, in which states of a letter it can be done."""

    form: type[DeedForm]
    title: Any
    button: Any
    done: Any
    states: tuple[str, ...]
    warning: bool = False
    offered: Callable[[Letter], bool] = lambda letter: True

    def stands(self, letter: Letter) -> bool:
        """Whether the letter's state lets it be done."""
        return letter.state in self.states and self.offered(letter)


DEEDS: Mapping[str, Deed] = {
    "issue": Deed(IssueForm, _("ออกเลขและลงวันที่"), _("ออกเลข"), _("ออกเลขหนังสือแล้ว"), ("draft",)),
    "send": Deed(SendForm, _("บันทึกการส่ง"), _("บันทึกการส่ง"), _("บันทึกการส่งแล้ว"), ("issued",)),
    "scan": Deed(ScanForm, _("แนบฉบับลงนาม"), _("แนบไฟล์"), _("แนบฉบับลงนามแล้ว"), ("issued", "sent")),
    "notices": Deed(
        NoticesForm,
        _("ทำหนังสือแจ้งผู้ได้รับแต่งตั้ง"),
        _("ทำร่างหนังสือแจ้งทุกคน"),
        _("ทำร่างหนังสือแจ้งผู้ได้รับแต่งตั้งแล้ว"),
        ("issued", "sent"),
        offered=lambda letter: bool(letter.content.get("appointed")),
    ),
    "cancel": Deed(
        CancelForm, _("ยกเลิกหนังสือ"), _("ยกเลิกหนังสือ"), _("ยกเลิกหนังสือแล้ว"), ("draft", "issued", "sent"), warning=True
    ),
}


def may_do(deed: str, letter: Letter, actor: Actor, *, issues: bool) -> bool:
    """Whether it is this officer's to do; whoever made a draft may throw it away."""
    return issues or (deed == "cancel" and letter.state == "draft" and letter.made_by_id == actor.officer_id)
