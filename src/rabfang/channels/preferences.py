"""How somebody wishes to be told of news: the few questions that every form asks alike."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from rabfang.cases.models import Complainant, Prefers
from rabfang.web.forms import OfficeForm
from rabfang.web.wording import Text

WISHES = [
    ("", _("ทางใดก็ได้ที่ให้ไว้")),
    (Prefers.EMAIL, _("อีเมล")),
    (Prefers.CHAT, _("แชตที่เคยติดต่อมา")),
    (Prefers.TELEPHONE, _("โทรศัพท์ (เจ้าหน้าที่โทรแจ้ง)")),
    (Prefers.POST, _("ไปรษณีย์")),
    (Prefers.NONE, _("ไม่ต้องแจ้ง จะติดตามเองด้วยเลขรับและรหัสลับ")),
]
# What a wish needs to be fulfilled: the field, and what is said when it is empty.
NEEDED: Mapping[str, tuple[str, Text]] = {
    Prefers.EMAIL: ("email", _("โปรดกรอกอีเมล เพราะเลือกให้แจ้งทางอีเมล")),
    Prefers.TELEPHONE: ("telephone", _("โปรดกรอกหมายเลขโทรศัพท์ เพราะเลือกให้แจ้งทางโทรศัพท์")),
    Prefers.POST: ("address", _("โปรดกรอกที่อยู่ เพราะเลือกให้แจ้งทางไปรษณีย์")),
}
PREFERENCES = ("prefers", "discreet")
CONTACT = ("name", "address", "telephone", "email", *PREFERENCES)


class PreferenceFields(OfficeForm):
    """By which way, and whether a message may say what it is about. Needs email, telephone and address beside them."""

    prefers = forms.ChoiceField(label=_("ประสงค์ให้แจ้งความคืบหน้าทาง"), required=False)
    discreet = forms.BooleanField(
        label=_("ข้อความที่แจ้งบอกเพียงว่ามีความคืบหน้า ไม่บอกว่าเรื่องอะไร"),
        required=False,
        help_text=_("สำหรับผู้ที่ใช้โทรศัพท์หรืออีเมลร่วมกับผู้อื่น"),
    )

    def __init__(self, *args: Any, person: Complainant | None = None, **kwargs: Any) -> None:
        """`person`: whose wishes they are; a chat is offered only to who has written in one."""
        super().__init__(*args, **kwargs)
        chats = person is not None and bool(person.chat)
        offered = [row for row in WISHES if chats or row[0] != Prefers.CHAT]
        self.fields["prefers"].choices = offered  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A wish that can be fulfilled."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        wish = (said.get("prefers") or "") if self.can_be_told(said) else ""
        if wish in NEEDED:
            field, text = NEEDED[wish]
            if not said.get(field) and field not in self.errors:
                self.add_error(field, ValidationError(text))
        return said

    def can_be_told(self, said: Mapping[str, Any]) -> bool:
        """Whether a wish counts at all."""
        return True


def contact_of(person: Complainant) -> dict[str, Any]:
    """What a form begins with: how the person is reached now."""
    return {name: getattr(person, name) for name in CONTACT}
