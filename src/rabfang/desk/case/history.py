"""What happened to a case, with the words and files of each event that the reader may see."""

from collections.abc import Iterable
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from rabfang.cases.models import Attachment, CaseText, Event
from rabfang.cases.wording import byline, sentence
from rabfang.desk.case.reading import Opened


def timeline(case: Opened) -> list[dict[str, Any]]:
    """Entries for the `timeline` tag, the newest first."""
    return [entry(case, event) for event in reversed(case.events)]


def entry(case: Opened, event: Event) -> dict[str, Any]:
    """One event with the words and files the reader may see."""
    return {
        "title": sentence(event, case.names),
        "byline": byline(event, case.names),
        "at": event.at,
        "body": _words(case, case.texts.get(event.seq, ())),
        "documents": [link(case, row) for row in case.files.get(event.seq, ())],
    }


def link(case: Opened, row: Attachment) -> dict[str, str]:
    """Where a file is read."""
    return case.link(row)


def files(case: Opened) -> list[dict[str, Any]]:
    """Every readable file with when it came and from whom."""
    events = {event.seq: event for event in case.events}
    return [
        {**link(case, row), "at": events[seq].at, "byline": byline(events[seq], case.names), "size": row.file.size}
        for seq, rows in sorted(case.files.items())
        for row in rows
    ]


def _words(case: Opened, texts: Iterable[CaseText]) -> SafeString | str:
    rows = [{"label": case.label(text), "visibility": case.seen_by(text), "body": text.body} for text in texts]
    return render_to_string("desk/case/words.html", {"texts": rows}) if rows else ""
