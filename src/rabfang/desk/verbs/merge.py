"""The form of `merge`: the other case by its number, shown once before anything happens."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from rabfang.cases.models import Case
from rabfang.cases.refusals import REFUSALS
from rabfang.desk.verbs.base import VerbForm, prose
from rabfang.thai.digits import to_arabic
from rabfang.web.forms import CleanTextField

NUMBER = re.compile(r"\s*([0-9]{1,9})\s*[/-]\s*([0-9]{4})\s*")


class MergeForm(VerbForm):
    """The number of the case to follow, and why they are the same matter."""

    button = _("รวมเรื่อง")

    into = CleanTextField(label=_("เลขรับของเรื่องที่จะรวมด้วย"), max_length=30, help_text=_("เช่น 12/2570"))
    reason = prose(_("เหตุผลที่เป็นเรื่องเดียวกัน"), lines=3)

    found: Case | None = None

    def clean_into(self) -> int:
        """The id of the case of that number, among those the officer sees."""
        typed = NUMBER.fullmatch(to_arabic(self.cleaned_data["into"]))
        if typed:
            cases = self.situation.here.cases().exclude(pk=self.situation.case.pk)
            self.found = cases.filter(number=int(typed[1]), year=int(typed[2])).first()
        if self.found is None:
            raise forms.ValidationError(str(REFUSALS["no-such-case"]))
        return self.found.pk

    def needs_confirming(self) -> bool:
        """Until the case that is shown is the case that was asked for."""
        return self.found is not None and self.data.get("confirmed") != str(self.found.pk)
