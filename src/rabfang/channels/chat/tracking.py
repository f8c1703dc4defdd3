"""Following a case in a chat: by number alone where it was brought from here, else with its secret."""

from datetime import datetime

from django.db.models import QuerySet
from django.utils import translation

from rabfang.cases.access import TooManyTries, open_case
from rabfang.cases.models import Case, Complainant
from rabfang.cases.rules import step_of
from rabfang.channels.chat.talk import Answer
from rabfang.channels.models import Conversation
from rabfang.channels.receipts import tracking_url
from rabfang.core.clock import local_date
from rabfang.procedures.queries import version_of
from rabfang.thai.dates import long_date_with_weekday

SHOWN = 3  # of somebody's cases when they name none


def tracked(conversation: Conversation, *, number: int, year: int, secret: str, at: datetime) -> Answer:
    """Where the case stands; nothing says whether a number that is not theirs exists."""
    case = _own(conversation, year, number)
    if case is None and secret:
        try:
            case = open_case(conversation.account.agency, year, number, secret, client=address(conversation), at=at)
        except TooManyTries as refused:
            return Answer("too-many-tries", {"minutes": refused.params["minutes"]})
    return Answer("not-found") if case is None else state_of(case, conversation.language)


def brought(conversation: Conversation) -> list[Answer]:
    """Where the newest cases brought from here stand, the newest last; how to follow one when there is none."""
    rows = _theirs(conversation).order_by("-received_at", "-pk")[:SHOWN]
    found = [state_of(case, conversation.language) for case in reversed(rows)]
    return found or [Answer("how-to-follow")]


def state_of(case: Case, language: str) -> Answer:
    """Where a case stands, for the person who brought it."""
    with translation.override(language):
        state = case.get_status_display()
        if case.status == "open":
            state = str(step_of(version_of(case.procedure_id)[1], case.step).state)
        day = case.promised_at
        promised = long_date_with_weekday(local_date(day), english=language == "en") if day else ""
        if case.status != "open":
            promised = ""
        facts = {"number": case.number_text, "state": str(state), "promised": promised, "link": tracking_url(case)}
    return Answer("followed", facts)


def address(conversation: Conversation) -> str:
    """How the register knows the conversation: "line:3:U12ab"."""
    return f"{conversation.account.platform}:{conversation.account_id}:{conversation.user}"


def theirs(conversation: Conversation, case: int) -> Case | None:
    """One of the cases brought from here, by its id."""
    return _theirs(conversation).filter(pk=case).first()


def _own(conversation: Conversation, year: int, number: int) -> Case | None:
    return _theirs(conversation).filter(year=year, number=number).first()


def _theirs(conversation: Conversation) -> QuerySet[Case]:
    theirs = Complainant.objects.filter(chat=address(conversation)).values("case")
    return Case.objects.filter(pk__in=theirs, agency=conversation.account.agency_id).select_related("agency")
