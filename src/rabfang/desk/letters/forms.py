"""The form in which a letter is written: every field of its content, in the order of the paper."""

from collections.abc import Sequence
from typing import Any, get_args

from django import forms
from django.utils.translation import gettext_lazy as _

from rabfang.cases.models import Attachment
from rabfang.core.errors import Invalid, Refused
from rabfang.desk.letters.fields import TOO_MANY, LinesField, line, lines_of, prose
from rabfang.letters.content import MOST_PEOPLE, Content, Person, read_content
from rabfang.letters.kinds import Kind, Paper
from rabfang.letters.paper.content import Secrecy, Urgency
from rabfang.letters.people import person_of
from rabfang.letters.refusals import refusal_text
from rabfang.letters.signers import Signer
from rabfang.web.forms import OfficeForm
from rabfang.web.refusing import put_beside

ONLY_ORDERS = ("appointed", "after")
NOT_ORDERS = ("salutation", "addressee", "references", "enclosures", "closing", "unit", "telephone", "copies_to")
ONLY_OUTSIDE = ("closing", "copies_to")
TYPED = ("signer_name", "signer_position", "acting_for")
LISTS = ("references", "enclosures", "copies_to")


def _marks(words: Any) -> list[tuple[str, Any]]:
    return [(word, word or _("ไม่มี")) for word in get_args(words)]


class LetterForm(OfficeForm):
    """One letter. `kind` decides which fields there are; a signer is chosen from the list or typed."""

    paper = forms.ChoiceField(
        label=_("พิมพ์เป็น"),
        choices=[(Paper.MEMO.value, _("บันทึกข้อความ (ภายใน)")), (Paper.LETTER.value, _("หนังสือภายนอก"))],
        widget=forms.RadioSelect,
    )
    urgency = forms.ChoiceField(label=_("ชั้นความเร็ว"), choices=_marks(Urgency), required=False)
    secrecy = forms.ChoiceField(label=_("ชั้นความลับ"), choices=_marks(Secrecy), required=False)
    subject = line(_("เรื่อง"), required=True)
    salutation = line(_("คำขึ้นต้น"))
    addressee = line(_("ถึง"))
    references = LinesField(label=_("อ้างถึง"), help_text=_("บรรทัดละหนึ่งรายการ"))
    enclosures = LinesField(label=_("สิ่งที่ส่งมาด้วย"), help_text=_("บรรทัดละหนึ่งรายการ"))
    body = prose(_("ข้อความ"), required=True, lines=14, help_text=_("เว้นบรรทัดว่างระหว่างย่อหน้า"))
    appointed = prose(
        _("ผู้ได้รับแต่งตั้ง"), lines=6, help_text=_("บรรทัดละหนึ่งคน: ชื่อ, ตำแหน่ง, หน้าที่ในคณะทำงาน คั่นด้วยจุลภาคหรือแท็บ")
    )
    after = prose(_("ข้อความต่อจากรายชื่อ"), lines=4)
    closing = line(_("คำลงท้าย"))
    signer = forms.ChoiceField(label=_("ผู้ลงนาม"), required=False)
    signer_name = line(_("ชื่อผู้ลงนาม"))
    signer_position = line(_("ตำแหน่งผู้ลงนาม"))
    acting_for = line(_("รักษาราชการแทนหรือปฏิบัติราชการแทน"), help_text=_("ทั้งบรรทัดที่พิมพ์ใต้ตำแหน่ง"))
    unit = line(_("ส่วนราชการเจ้าของเรื่อง"))
    telephone = line(_("โทรศัพท์"))
    copies_to = LinesField(label=_("สำเนาส่ง"), help_text=_("บรรทัดละหนึ่งรายการ"))
    pictures = forms.MultipleChoiceField(
        label=_("ภาพที่พิมพ์ต่อท้ายหนังสือ"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self,
        *args: Any,
        kind: Kind,
        signers: Sequence[Signer],
        pictures: Sequence[Attachment],
        may_mark_secret: bool,
        content: Content | None = None,
        **kwargs: Any,
    ) -> None:
        """`content` fills the form at first; pictures of it that this officer is not offered stay enclosed."""
        offered_pictures = {row.pk for row in pictures}
        self.enclosed = tuple(pk for pk in content.pictures if pk not in offered_pictures) if content else ()
        self.kind, self.signers = kind, {signer_key(one): one for one in signers}
        if content is not None:
            kwargs["initial"] = first_values(content, self.signers)
        super().__init__(*args, **kwargs)
        unused = ONLY_ORDERS if kind.paper != Paper.ORDER else NOT_ORDERS
        for name in (*unused, *(() if kind.either else ("paper",)), *(() if pictures else ("pictures",))):
            del self.fields[name]
        if kind.paper == Paper.MEMO and not kind.either:
            for name in ONLY_OUTSIDE:
                self.fields.pop(name, None)
        if not may_mark_secret:
            del self.fields["secrecy"]
        offered = [(key, signer_label(one)) for key, one in self.signers.items()]
        self._field("signer").choices = [("", _("กรอกชื่อเอง")), *offered]
        if pictures:
            self._field("pictures").choices = [(str(row.pk), row.file.name) for row in pictures]

    def _field(self, name: str) -> Any:
        return self.fields[name]

    def clean_appointed(self) -> tuple[Person, ...]:
        """The people, one a line."""
        found = lines_of(self.cleaned_data["appointed"])
        if len(found) > MOST_PEOPLE:
            raise forms.ValidationError(TOO_MANY, params={"most": MOST_PEOPLE})
        return tuple(_person(row, number) for number, row in enumerate(found, 1))

    def content(self) -> Content | None:
        """What the letter says; None when the model refuses, with the reason beside its field."""
        said = {name: value for name, value in self.cleaned_data.items() if name != "signer"}
        said.setdefault("paper", self.kind.paper)
        said["pictures"] = (*self.enclosed, *(int(pk) for pk in said.get("pictures", ())))
        if chosen := self.signers.get(self.cleaned_data.get("signer", "")):
            said["signer_name"], said["signer_position"] = chosen.name, chosen.position
            said["acting_for"] = said["acting_for"] or chosen.acting_for
        try:
            return read_content(said)
        except Invalid as error:
            self.refuse(error)
            return None

    def refuse(self, error: Refused) -> None:
        """Puts a refusal beside the field it is about, or above the form."""
        put_beside(self, error, refusal_text(error))


def first_values(content: Content, signers: dict[str, Signer]) -> dict[str, Any]:
    """The content as the form shows it; a signer of the list is chosen there and not typed."""
    said: dict[str, Any] = content.model_dump(mode="json")
    said |= {name: "\n".join(said[name]) for name in LISTS}
    said["appointed"] = "\n".join(", ".join((one.name, one.position, one.place)) for one in content.appointed)
    said["pictures"] = [str(pk) for pk in content.pictures]
    for key, one in signers.items():
        if (one.name, one.position) == (content.signer_name, content.signer_position):
            said |= {"signer": key, "signer_name": "", "signer_position": ""}
            if one.acting_for == content.acting_for:
                return said | {"acting_for": ""}
    return said


def signer_key(one: Signer) -> str:
    """What the form sends for one who may sign."""
    return f"{one.officer_id}:{one.acting_for}"


def signer_label(one: Signer) -> str:
    """How the list names one who may sign."""
    return " ".join(filter(None, (one.name, one.position, one.acting_for)))


def _person(row: str, number: int) -> Person:
    found = person_of(row)
    if found is None:
        raise forms.ValidationError(_("บรรทัดที่ %(number)s อ่านไม่ได้ โปรดกรอก ชื่อ, ตำแหน่ง, หน้าที่"), params={"number": number})
    return found
