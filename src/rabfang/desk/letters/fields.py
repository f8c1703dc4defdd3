"""Fields of letters: lines, texts, and lists with one entry a line."""

from typing import Any

from django.core.exceptions import ValidationError
from django.forms.fields import Field
from django.utils.translation import gettext_lazy as _

from rabfang.letters.content import LONGEST_LINE, LONGEST_PROSE, MOST_LINES
from rabfang.web.forms import CleanTextField

TOO_MANY = _("มีหลายรายการเกินไป กรอกได้ไม่เกิน %(most)s รายการ")


def line(label: Any, *, required: bool = False, help_text: Any = "") -> Field:
    """One line of a letter."""
    return CleanTextField(label=label, required=required, max_length=LONGEST_LINE, help_text=help_text)


def prose(label: Any, *, required: bool = False, lines: int = 4, help_text: Any = "") -> Field:
    """Paragraphs of a letter."""
    return CleanTextField(label=label, required=required, max_length=LONGEST_PROSE, lines=lines, help_text=help_text)


def lines_of(text: str) -> list[str]:
    """The lines that hold something."""
    return [one.strip() for one in text.splitlines() if one.strip()]


class LinesField(CleanTextField):
    """A list with one entry a line."""

    def __init__(self, **kwargs: Any) -> None:
        """May stay empty."""
        super().__init__(lines=3, required=False, **kwargs)

    def clean(self, value: Any) -> Any:
        """The entries; an error when one is too long or there are too many."""
        found = tuple(lines_of(super().clean(value)))
        if len(found) > MOST_LINES:
            raise ValidationError(TOO_MANY, params={"most": MOST_LINES})
        if any(len(one) > LONGEST_LINE for one in found):
            raise ValidationError(_("มีบรรทัดที่ยาวเกิน %(most)s ตัวอักษร โปรดย่อ"), params={"most": LONGEST_LINE})
        return found
