"""What of a mail goes into the register: its subject, its words, and its files through the checks of every upload."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from rabfang.channels.email.reading.mail import Enclosed, Mail
from rabfang.channels.incoming.understood import Contents
from rabfang.core.errors import Invalid
from rabfang.documents.limits import LIMITS
from rabfang.documents.messages import sentence
from rabfang.documents.preparing import Prepared, prepare
from rabfang.thai.quoted import Quoting
from rabfang.thai.text import clean, has_visible

LONGEST_SUBJECT, LONGEST_DETAIL = 200, 10_000
ROOM_FOR_REMARKS = 1_500


@contextmanager
def contents_of(mail: Mail, *, looked_at: bool = True) -> Iterator[Contents]:
    """The words and the files that can be kept; what cannot is named in the words with its reason.

    `looked_at`: False where nothing is taken in, so that no file is opened. The whole mail stays in its raw file.
    """
    words, files = mail.text.new, list(mail.files) if looked_at else []
    if len(words) > LONGEST_DETAIL - ROOM_FOR_REMARKS:
        files.insert(0, Enclosed(_("ข้อความเต็ม.txt"), words.encode()))
    with ExitStack() as stack:
        kept, refused = _prepared(files, stack)
        yield Contents(
            _subject(mail), _detail(mail, kept, refused), mail.name, _address(mail.address), _language(mail), kept
        )


def uploads_of(mail: Mail) -> "list[ContentFile[Any]]":
    """The files as a form would hand them on."""
    return [ContentFile(each.content, name=each.name or "file") for each in mail.files]


def _prepared(files: Sequence[Enclosed], stack: ExitStack) -> tuple[list[Prepared], list[str]]:
    """Those that are accepted, and a sentence for each that is not."""
    kept: list[Prepared] = []
    refused: list[str] = []
    room = LIMITS.submission_bytes
    for each in files:
        room -= len(each.content)
        if len(kept) >= LIMITS.submission_files or room < 0:
            refused.append(_("“%(name)s” เกินจำนวนหรือขนาดที่รับได้ในครั้งเดียว") % {"name": each.name})
            continue
        try:
            kept.append(stack.enter_context(prepare(ContentFile(each.content, name=each.name or "file"))))
        except Invalid as problem:
            refused.append(sentence(problem))
    return kept, refused


def _subject(mail: Mail) -> str:
    if has_visible(mail.subject):
        return clean(mail.subject[:LONGEST_SUBJECT])
    first = next((line.strip() for line in mail.text.new.split("\n") if has_visible(line)), "")
    return clean(first[:100]) or _("อีเมลไม่มีหัวเรื่อง")


def _detail(mail: Mail, kept: list[Prepared], refused: list[str]) -> str:
    """The new words first, remarks on files after them, what is quoted last."""
    new = mail.text.new if has_visible(mail.text.new) else ""
    new = new or (
        mail.subject if has_visible(mail.subject) else _("(ไม่มีข้อความ มีไฟล์แนบ %(count)s ไฟล์)") % {"count": len(kept)}
    )
    remarks = ""
    if refused:
        listed = "\n".join(f"- {reason}" for reason in refused)
        remarks = "\n\n" + (_("ไฟล์ที่แนบมากับอีเมลแต่เก็บไม่ได้") + f"\n{listed}")[: ROOM_FOR_REMARKS - 2]
    folded = Quoting(clean(new[: LONGEST_DETAIL - ROOM_FOR_REMARKS]) + remarks, mail.text.quoted)
    return folded.whole(LONGEST_DETAIL - 300)


def _address(address: str) -> str:
    """The address when an answer could reach it."""
    try:
        validate_email(address)
    except ValidationError:
        return ""
    return address


def _language(mail: Mail) -> str:
    """English for who writes without one Thai letter."""
    said = mail.subject + mail.text.new
    letters = any(letter.isalpha() for letter in said)
    return "en" if letters and not any("\u0e01" <= letter <= "\u0e5b" for letter in said) else "th"
