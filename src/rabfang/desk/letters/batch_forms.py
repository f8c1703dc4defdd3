"""The form that asks for many letters at once."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from rabfang.core.clock import local_date
from rabfang.core.errors import Refused
from rabfang.desk.access import Here
from rabfang.desk.letters.forms import signer_key, signer_label
from rabfang.letters.actions.make_batch import MOST_LETTERS, Wanted, make_batch
from rabfang.letters.batches import TO_COMPLAINANTS
from rabfang.letters.kinds import TEXT_TITLES
from rabfang.letters.models import LetterBatch
from rabfang.letters.refusals import refusal_text
from rabfang.letters.rights import may_issue
from rabfang.letters.signers import signers, usual_signer
from rabfang.web.date_fields import as_typed
from rabfang.web.forms import OfficeForm, ThaiDateField
from rabfang.web.refusing import put_beside

LONGEST_LIST = MOST_LETTERS * 20


class BatchForm(OfficeForm):
    """Which text, who signs, whether to number at once. `cases` are the ids that the page showed, `asked` its own."""

    needed_at_times = ("dated",)

    text = forms.ChoiceField(label=_("แบบหนังสือ"), widget=forms.RadioSelect)
    signer = forms.ChoiceField(label=_("ผู้ลงนาม"), required=False)
    numbered = forms.BooleanField(
        label=_("ออกเลขและลงวันที่ทันที"), required=False, help_text=_("เมื่อออกเลขแล้ว ข้อความในหนังสือแก้ไขไม่ได้อีก")
    )
    dated = ThaiDateField(label=_("ลงวันที่"), past=True, required=False, help_text=_("ใช้เมื่อออกเลขทันที เช่น 9/4/2569"))
    cases = forms.RegexField(r"^[0-9]{1,18}(,[0-9]{1,18})*$", widget=forms.HiddenInput, max_length=LONGEST_LIST)
    asked = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, here: Here, cases: Sequence[int] = (), **kwargs: Any) -> None:
        """Offers numbering only to whoever has that duty; `cases` are those to begin with."""
        super().__init__(*args, **kwargs)
        self.here = here
        found = signers(here.agency, local_date(here.at))
        self.signers = {signer_key(one): one for one in found}
        usual = usual_signer(found, here.actor, inside=False)
        self._choices("text", [(key, TEXT_TITLES[key]) for key in TO_COMPLAINANTS])
        offered = [(key, signer_label(one)) for key, one in self.signers.items()]
        self._choices("signer", offered if usual else [("", _("ยังไม่ระบุ")), *offered])
        self.fields["signer"].required = usual is not None  # whoever may sign does so, or names another
        if not may_issue(here.actor, here.agency):
            del self.fields["numbered"], self.fields["dated"]
        for name, value in {
            "text": TO_COMPLAINANTS[0],
            "signer": signer_key(usual) if usual else "",
            "dated": as_typed(local_date(here.at)),
            "cases": ",".join(map(str, cases)),
            "asked": uuid4(),
        }.items():
            self.initial.setdefault(name, value)

    def _choices(self, name: str, offered: list[tuple[str, Any]]) -> None:
        self.fields[name].choices = offered  # type: ignore[attr-defined]

    @property
    def shown(self) -> list[int]:
        """The ids of the cases that the page shows; none when what was sent cannot be read."""
        said = str(self["cases"].value() or "")
        field = self.fields["cases"]
        try:
            return [int(one) for one in field.clean(said).split(",")]
        except forms.ValidationError:
            return []

    def make(self, cases: Sequence[int]) -> LetterBatch:
        """Writes the batch down for those of the cases that are in sight. Raises what `make_batch` raises."""
        said = self.cleaned_data
        asked: UUID = said["asked"]
        return make_batch(
            self.here.agency,
            [Wanted(case, said["text"]) for case in cases],
            by=self.here.actor,
            at=self.here.at,
            asked=asked,
            numbered=bool(said.get("numbered")),
            dated=said.get("dated"),
            signer=self.signers.get(said["signer"]),
        )

    def refuse(self, error: Refused) -> None:
        """Puts a refusal beside the field it is about, or above the form."""
        put_beside(self, error, refusal_text(error))
