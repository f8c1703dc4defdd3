"""What every verb's form is: an `OfficeForm` whose fields are the verb's facts, read with the situation at hand."""

from typing import Any, ClassVar

from django.forms.fields import CharField, Field
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from rabfang.cases.wording import refusal_text
from rabfang.core.errors import Refused
from rabfang.desk.verbs.situation import Situation
from rabfang.documents.messages import hint
from rabfang.documents.preparing import FilesRefused
from rabfang.web.forms import CleanTextField, MultiFileField, OfficeForm
from rabfang.web.refusing import put_beside

LONGEST_PROSE = 10_000
LONGEST_LINE = 300
FILES = "attachments"
FILES_LABEL = _("ไฟล์แนบ")


class VerbForm(OfficeForm):
    """One verb's form. Fields are named as the verb's facts, so that a refusal finds its field.

    button: the words on the button. warning: whether the button is for something that ends or takes away.
    reads_first: whether the case's papers stand open above the form, for a decision on them.
    written_in: kinds of letter by which it is done; the number and date of the newest issued one stand in the form.
    """

    button: ClassVar[Any] = _("บันทึก")
    warning: ClassVar[bool] = False
    reads_first: ClassVar[bool] = False
    written_in: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *args: Any, situation: Situation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.situation = situation
        self.prepare()

    @classmethod
    def typed(cls, sent: QueryDict) -> list[tuple[str, str]]:
        """Labels and words of its texts that are not empty: given back when the verb can no longer be done."""
        fields = cls.base_fields.items()
        texts = [(field.label, sent.get(name, "")) for name, field in fields if isinstance(field, CharField)]
        return [(str(label), said) for label, said in texts if label and said.strip()]

    def prepare(self) -> None:
        """Fills choices and takes away fields that this case has no use for."""

    def facts(self) -> dict[str, Any]:
        """The facts for `perform`, without files."""
        return {name: value for name, value in self.cleaned_data.items() if name != FILES}

    def uploads(self) -> list[Any]:
        """The files sent with it."""
        return list(self.cleaned_data.get(FILES) or [])

    def needs_confirming(self) -> bool:
        """Whether the form must be shown once more before anything happens."""
        return False

    def refuse(self, error: Refused) -> None:
        """Puts a refusal beside the field it is about, or above the form."""
        if isinstance(error, FilesRefused):
            for problem in error.problems:
                self.add_error(FILES, refusal_text(problem))
            return
        put_beside(self, error, refusal_text(error))

    def field(self, name: str) -> Any:
        """One of the form's fields, to be filled by `prepare`."""
        return self.fields[name]


def prose(label: Any, *, required: bool = True, lines: int = 5, help_text: Any = "") -> Field:
    """A text of several lines, as long as a verb takes."""
    return CleanTextField(label=label, required=required, lines=lines, max_length=LONGEST_PROSE, help_text=help_text)


def line(label: Any, *, required: bool = True, help_text: Any = "") -> Field:
    """A text of one line."""
    return CleanTextField(label=label, required=required, max_length=LONGEST_LINE, help_text=help_text)


def files_field(label: Any = FILES_LABEL) -> Field:
    """Files that belong to what is written."""
    return MultiFileField(label=label, required=False, help_text=_Hint())


class _Hint:
    """The hint on files, in the language of the moment."""

    def __str__(self) -> str:
        return hint()
