"""The form of `note`."""

from django import forms
from django.utils.translation import gettext_lazy as _

from rabfang.cases.models import Visibility
from rabfang.desk.verbs.base import VerbForm, files_field, prose


class NoteForm(VerbForm):
    """A remark and who may read it: nobody writes what they could not read again."""

    note = prose(_("บันทึก"))
    visibility = forms.ChoiceField(label=_("ใครเห็นบันทึกนี้"), widget=forms.RadioSelect)
    attachments = files_field()

    def prepare(self) -> None:
        """The visibilities within the officer's own sight."""
        readable = self.situation.readable
        self.field("visibility").choices = [row for row in Visibility.choices if row[0] in readable]
        self.initial["visibility"] = Visibility.UNIT if Visibility.UNIT in readable else Visibility.CITIZEN
