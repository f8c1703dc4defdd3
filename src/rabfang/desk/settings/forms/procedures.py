"""The form that publishes a procedure."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from rabfang.web.forms import CleanTextField, OfficeForm

MOST_BYTES = 1_000_000


class PublishForm(OfficeForm):
    """The text of a procedure, typed or from a file; the file wins, and its text is kept in the box."""

    upload = forms.FileField(
        label=_("ไฟล์ .toml"), required=False, allow_empty_file=True, help_text=_("เลือกไฟล์ หรือวางข้อความในช่องด้านล่าง")
    )
    toml = forms.CharField(
        label=_("ข้อความของขั้นตอน"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "false", "autocapitalize": "off"}),
    )
    note = CleanTextField(label=_("เปลี่ยนอะไร เพราะเหตุใด"), max_length=300, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Reads an uploaded file into the box before anything is checked, so that its text is kept."""
        super().__init__(*args, **kwargs)
        self.unreadable = False
        sent = self.files.get("upload") if self.is_bound else None
        if sent is None:
            return
        text = _text(sent)
        self.unreadable = text is None
        if text is not None and isinstance(self.data, QueryDict):
            self.data = self.data.copy()
            self.data["toml"] = text

    def clean(self) -> dict[str, Any]:
        """There must be a text; lines end as in files."""
        given = super().clean() or {}
        if self.unreadable:
            self.add_error("upload", _("อ่านไฟล์นี้ไม่ได้ โปรดแนบไฟล์ข้อความ TOML แบบ UTF-8 ไม่เกิน 1 เมกะไบต์"))
        given["toml"] = (given.get("toml") or "").replace("\r\n", "\n")
        if not given["toml"].strip() and not self.errors:
            self.add_error("toml", _("โปรดแนบไฟล์หรือวางข้อความของขั้นตอน"))
        return given


def _text(sent: "UploadedFile[Any]") -> str | None:
    """What the file says; None when it is empty, too large or no text."""
    if not sent.size or sent.size > MOST_BYTES:
        return None
    try:
        return str(sent.read(), "utf-8-sig").replace("\0", "")
    except UnicodeDecodeError:
        return None
