"""What happened to a case, and what was said between the office and the complainant."""

from collections.abc import Iterable
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from rabfang.cases.models import Attachment, CaseText, Event, OutboxMessage, Visibility
from rabfang.cases.wording import byline, sentence
from rabfang.desk.case.reading import Opened
from rabfang.desk.wording import MESSAGE_TONES, TEXTS, WAYS, topic_title
from rabfang.thai.quoted import parted

CITIZEN = "citizen"


def timeline(case: Opened) -> list[dict[str, Any]]:
    """Entries for the `timeline` tag, the newest first."""
    return [entry(case, event) for event in reversed(case.events)]


def entry(case: Opened, event: Event) -> dict[str, Any]:
    """One event with the words and files the reader may see."""
    return {
        "title": sentence(event, case.names),
        "byline": byline(event, case.names),
        "at": event.at,
        "body": _words(case.texts.get(event.seq, ())),
        "documents": [link(case, row) for row in case.files.get(event.seq, ())],
    }


def link(case: Opened, row: Attachment) -> dict[str, str]:
    """Where a file is read."""
    return {"url": reverse("desk:file", args=[case.case.pk, row.pk]), "name": row.file.name}


def conversation(case: Opened) -> list[dict[str, Any]]:
    """Everything the complainant wrote or was told, oldest first, as bubbles."""
    found = []
    sent = _sent(case) if case.is_ours else {}
    for event in case.events:
        words = [row.body for row in case.texts.get(event.seq, ()) if row.visibility == Visibility.CITIZEN]
        if words:
            theirs = event.actor_kind == CITIZEN or event.action == "receive"
            sender = _("ผู้ร้อง") if theirs else byline(event, case.names)
            said = [parted(each) for each in words]
            found.append(
                {
                    "sent": not theirs,
                    "sender": sender,
                    "at": event.at,
                    "body": "\n\n".join(each.new for each in said),
                    "quoted": "\n\n".join(each.quoted for each in said if each.quoted),
                    "sent_by": sent.get(event.seq, []),
                }
            )
    return found


def _sent(case: Opened) -> dict[int, list[dict[str, Any]]]:
    """By event: the messages in which its words went out, each with its way, its state and where it is shown."""
    found: dict[int, list[dict[str, Any]]] = {}
    for row in OutboxMessage.objects.filter(case=case.case, about=case.case):
        state = OutboxMessage.State(row.state)
        way = f"{topic_title(row.topic)} · {WAYS.get(row.way, row.way)}"
        shown = {"way": way, "state": state.label, "tone": MESSAGE_TONES[state]}
        found.setdefault(row.seq, []).append(shown | {"url": reverse("desk:message", args=[row.pk])})
    return found


def files(case: Opened) -> list[dict[str, Any]]:
    """Every readable file with when it came and from whom."""
    events = {event.seq: event for event in case.events}
    return [
        {**link(case, row), "at": events[seq].at, "byline": byline(events[seq], case.names), "size": row.file.size}
        for seq, rows in sorted(case.files.items())
        for row in rows
    ]


def _words(texts: Iterable[CaseText]) -> SafeString | str:
    rows = [
        {"label": TEXTS.get(text.field, text.field), "visibility": Visibility(text.visibility).label, "body": text.body}
        for text in texts
    ]
    return render_to_string("desk/case/words.html", {"texts": rows}) if rows else ""
