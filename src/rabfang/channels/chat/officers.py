"""An officer's own chat: linked by a one-time code, asked for what waits. No complainant and no subject is named."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from rabfang.agencies.models import Agency, Officer
from rabfang.cases.actors import Actor
from rabfang.cases.queries import soonest, waiting_for
from rabfang.channels.chat.talk import Answer
from rabfang.channels.digests.mail import Line, line_of
from rabfang.channels.models import ChatAccount, Conversation, OfficerChat, Platform
from rabfang.core.tokens import hash_secret, new_secret
from rabfang.thai.dates import date_and_time

CODE_LASTS = timedelta(minutes=15)
SHOWN = 10


def has_line(agency: Agency) -> bool:
    """Whether the office has an account on LINE that officers can link theirs to."""
    return ChatAccount.objects.filter(agency=agency, platform=Platform.LINE, is_active=True).exists()


def new_code(officer: Officer, at: datetime) -> str:
    """A code that links one chat within 15 minutes, "7KQ2-M0XA"; an earlier one is void. Only its hash is kept."""
    code = new_secret()[:9]
    values = {"code": hash_secret(code.replace("-", "")), "code_until": at + CODE_LASTS}
    OfficerChat.objects.update_or_create(officer=officer, defaults=values)
    return code


def set_digest(officer: Officer, by_chat: bool) -> None:
    """Whether what waits is told in the linked chat instead of by mail."""
    OfficerChat.objects.filter(officer=officer).update(digest=by_chat)


def unlink(officer: Officer) -> None:
    """The chat is nobody's again."""
    OfficerChat.objects.filter(officer=officer).delete()


def link(conversation: Conversation, code: str, at: datetime) -> Answer:
    """Links the chat to the officer who asked for the code; only an account of their own office takes it."""
    rows = OfficerChat.objects.select_for_update(of=("self",)).select_related("officer")
    office = conversation.account.agency_id
    with transaction.atomic():
        found = rows.filter(code=hash_secret(code), code_until__gt=at, officer__agency=office).first()
        if found is None or not found.officer.is_active:
            return Answer("code-wrong")
        OfficerChat.objects.filter(conversation=conversation).exclude(pk=found.pk).delete()
        found.conversation, found.linked_at, found.code, found.code_until = conversation, at, "", None
        found.save()
    return Answer("linked", {"officer": found.officer.name})


def work_of(conversation: Conversation, at: datetime) -> Answer:
    """What waits for the officer of this chat, the first due first, by the roles of today."""
    linked = OfficerChat.objects.select_related("officer__agency").filter(conversation=conversation).first()
    if linked is None or not linked.officer.is_active:
        return Answer("not-linked")
    officer = linked.officer
    cases = waiting_for(Actor.officer(officer, at), officer.agency).select_related("agency")
    rows = [_row(line_of(case, officer.agency_id)) for case in soonest(cases, SHOWN)]
    if not rows:
        return Answer("nothing-waits")
    facts = {"count": cases.order_by().count(), "rows": rows, "link": settings.BASE_URL + reverse("desk:work")}
    return Answer("work", facts)


def _row(line: Line) -> str:
    due = date_and_time(line.due_at) if line.due_at else _("ไม่มีกำหนดเวลา")
    return " · ".join(part for part in (line.number, line.what, line.step, due) if part)
