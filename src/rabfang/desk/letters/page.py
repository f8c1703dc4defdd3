"""A letter's page: what it says, where it stands, what can be done with it, and its history."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rabfang.core.errors import NotAllowed, Refused
from rabfang.desk.access import Here
from rabfang.desk.letters.deed_forms import DEEDS, may_do
from rabfang.desk.letters.reading import Row, history, rows
from rabfang.desk.navigation import show
from rabfang.letters.content import Content
from rabfang.letters.kinds import REPORT
from rabfang.letters.models import Letter, SentWay
from rabfang.letters.printing import content_of
from rabfang.letters.queries import notices_of
from rabfang.letters.refusals import refusal_text
from rabfang.letters.rights import may_issue
from rabfang.reports.room import report_with
from rabfang.thai.dates import date_and_time, long_date

Pair = tuple[Any, Any]


def letter_page(request: HttpRequest, here: Here, letter: Letter, *, refused: Refused | None = None) -> HttpResponse:
    """The page; `refused` says on top why something could not be done, and sets the status."""
    content = content_of(letter)
    notices = notices_of(letter) if letter.content.get("appointed") else Letter.objects.none()
    context = {
        "letter": letter,
        "row": Row(letter),
        "report": report_with(letter) if letter.kind == REPORT else None,
        "case": letter.case,
        "refused": refusal_text(refused) if refused else "",
        "facts": _facts(letter),
        "words": _words(content),
        "body": content.body,
        "after": content.after,
        "appointed": content.appointed,
        "deeds": deeds(here, letter),
        "notices": rows(notices),
        "timeline": history(letter),
    }
    return show(request, here, "letters/letter", current="desk:letters", status=_status(refused), **context)


def deeds(here: Here, letter: Letter) -> list[dict[str, Any]]:
    """What this officer can do with it now."""
    issues = may_issue(here.actor, here.agency)
    return [
        {"title": deed.title, "url": reverse("desk:letter_do", args=[letter.pk, key])}
        for key, deed in DEEDS.items()
        if deed.stands(letter) and may_do(key, letter, here.actor, issues=issues)
    ]


def _status(refused: Refused | None) -> int:
    if refused is None:
        return HTTPStatus.OK
    return HTTPStatus.FORBIDDEN if isinstance(refused, NotAllowed) else HTTPStatus.CONFLICT


def _facts(letter: Letter) -> list[Pair]:
    english = get_language() == "en"
    issued = date_and_time(letter.issued_at, english=english) if letter.issued_at else ""
    sent = [SentWay(letter.sent_way).label if letter.sent_way else "", letter.sent_note]
    pairs = [
        (_("เลขที่"), letter.reference_text or _("ยังไม่ออกเลข")),
        (_("ลงวันที่"), long_date(letter.dated, english=english) if letter.dated else ""),
        (_("ร่างโดย"), f"{letter.made_by.name} {date_and_time(letter.made_at, english=english)}"),
        (_("ออกเลขโดย"), f"{letter.issued_by.name} {issued}" if letter.issued_by else ""),
        (_("ส่งวันที่"), long_date(letter.sent_on, english=english) if letter.sent_on else ""),
        (_("วิธีส่ง"), " ".join(str(part) for part in sent if part)),
        (_("รหัสตรวจสอบไฟล์ (SHA-256)"), letter.sha256),
    ]
    return [(key, value) for key, value in pairs if value]


def _words(content: Content) -> list[Pair]:
    signer = (content.signer_name, content.signer_position, content.acting_for)
    pairs = [
        (_("ชั้นความเร็ว"), content.urgency),
        (_("ชั้นความลับ"), content.secrecy),
        (_("เรื่อง"), content.subject),
        (_("ถึง"), " ".join(filter(None, (content.salutation, content.addressee))) if content.addressee else ""),
        (_("อ้างถึง"), ", ".join(content.references)),
        (_("สิ่งที่ส่งมาด้วย"), ", ".join(content.enclosures)),
        (_("ผู้ลงนาม"), " ".join(filter(None, signer)) or _("ยังไม่ระบุ")),
        (_("สำเนาส่ง"), ", ".join(content.copies_to)),
        (_("ภาพท้ายหนังสือ"), _("%(count)s ภาพ") % {"count": len(content.pictures)} if content.pictures else ""),
    ]
    return [(key, value) for key, value in pairs if value]
