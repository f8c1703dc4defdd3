"""The form that chases many late cases with one message."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rabfang.desk.verbs.base import prose
from rabfang.web.forms import OfficeForm

USUAL = _("เรื่องนี้เกินกำหนดแล้ว ขอให้รายงานผลโดยเร็ว หากมีเหตุขัดข้อง โปรดแจ้งเหตุและวันที่คาดว่าจะแล้วเสร็จ")


class ChaseForm(OfficeForm):
    """Which cases, and what is written to those who have them."""

    cases = forms.MultipleChoiceField(
        label=_("เรื่องที่จะติดตาม"), error_messages={"required": _("โปรดเลือกเรื่องอย่างน้อยหนึ่งเรื่อง")}
    )
    reminder = prose(_("ข้อความติดตามเร่งรัด"), lines=3, help_text=_("ข้อความเดียวกันถึงทุกเรื่องที่เลือก"))

    letters = forms.BooleanField(
        label=_("จัดทำหนังสือติดตามด้วย"),
        required=False,
        help_text=_("ถึงทุกหน่วยและหน่วยงานที่ยังไม่รายงาน ข้อความเข้มขึ้นตามจำนวนครั้งที่ติดตาม"),
    )
    numbered = forms.BooleanField(
        label=_("ออกเลขและลงวันที่วันนี้"), required=False, help_text=_("ใช้เมื่อจัดทำหนังสือติดตาม หากไม่เลือกจะเป็นร่าง")
    )

    def __init__(
        self, *args: Any, offered: Sequence[str], writes: bool = False, issues: bool = False, **kwargs: Any
    ) -> None:
        """Offers the cases that the officer may chase; letters to who `writes` them, numbers to who `issues` them."""
        super().__init__(*args, **kwargs)
        for name, theirs in (("letters", writes), ("numbered", writes and issues)):
            if not theirs:
                del self.fields[name]
        self.fields["cases"].choices = [(pk, pk) for pk in offered]  # type: ignore[attr-defined]
        self.initial.setdefault("reminder", str(USUAL))
