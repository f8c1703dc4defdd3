"""What was said between the office and the complainant, whatever the way, and whether it arrived."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from rabfang.cases.models import CaseText, Event, OutboxMessage, Visibility
from rabfang.cases.queries import said_as_voice
from rabfang.cases.wording import byline, is_voice, public_sentence
from rabfang.channels.outbox import NOT_DELIVERED, way_title
from rabfang.desk.case.reading import Opened
from rabfang.desk.wording import MESSAGE_TONES, topic_title
from rabfang.thai.quoted import parted

CITIZEN = "citizen"


def conversation(case: Opened) -> list[dict[str, Any]]:
    """Everything the complainant wrote or was told, oldest first, as bubbles; what they said in a case that theirs
    followed as well."""
    found = []
    sent = _sent(case) if case.is_ours else {}
    for event in case.events:
        words = [
            row for row in case.texts.get(event.seq, ()) if row.visibility == Visibility.CITIZEN or is_voice(event)
        ]
        went = sent.get(event.seq, [])
        if words or went:
            found.append(_bubble(case, event, words, went))
    elsewhere = [_bubble(case, said.event, said.texts, []) for said in said_as_voice(case.case, case.events)]
    return sorted([*found, *elsewhere], key=lambda bubble: bubble["at"]) if elsewhere else found


def _bubble(case: Opened, event: Event, words: Iterable[CaseText], sent: list[dict[str, Any]]) -> dict[str, Any]:
    """One event; what went out without words of its own says what happened."""
    theirs = event.actor_kind == CITIZEN or event.action == "receive"
    told_of = event.case_id == case.case.pk and event.actor_kind == CITIZEN
    said = [parted(row.body) for row in words]
    return {
        "sent": not theirs,
        "sender": byline(event, case.names) if told_of or not theirs else _("ผู้ร้อง"),
        "at": event.at,
        "body": "\n\n".join(each.new for each in said) or public_sentence(event),
        "quoted": "\n\n".join(each.quoted for each in said if each.quoted),
        "sent_by": sent,
    }


def _sent(case: Opened) -> dict[int, list[dict[str, Any]]]:
    """By event: the messages in which it went out, also to those whose cases follow this one, each with its way, its
    state, where it is shown and, when it did not arrive, why."""
    found: dict[int, list[dict[str, Any]]] = {}
    rows = OutboxMessage.objects.filter(about=case.case, case__in=case.here.cases()).select_related("case")
    for row in rows:
        state = OutboxMessage.State(row.state)
        parts = [
            topic_title(row.topic),
            way_title(row.way),
            row.case.number_text if row.case_id != row.about_id else "",
        ]
        shown = {
            "way": " · ".join(part for part in parts if part),
            "state": state.label,
            "tone": MESSAGE_TONES[state],
            "url": reverse("desk:message", args=[row.pk]),
            "lost": state in NOT_DELIVERED,
            "why": row.error,
        }
        found.setdefault(row.seq, []).append(shown)
    return found
