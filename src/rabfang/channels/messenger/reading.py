"""Messenger's webhook, read: https://developers.facebook.com/docs/messenger-platform/reference/webhook-events."""

from collections.abc import Iterator, Mapping
from typing import Any

from rabfang.channels.chat.payload import degrees, fingerprint, moment, rows, table, text
from rabfang.channels.chat.said import Did, Event, Said

FILES = ("image", "video", "audio", "file")


def events(payload: object) -> list[Event]:
    """The events that are for the office: not what it said itself, nor that something was delivered or read.

    A message of several parts becomes several events, each with a key of its own.
    """
    entries = [table(one) for one in rows(table(payload).get("entry"))]
    said_there = [table(one) for entry in entries for one in rows(entry.get("messaging"))]
    return [event for one in said_there if _for_us(one) for event in _parts(one)]


def _for_us(event: Mapping[str, Any]) -> bool:
    return bool(event.get("postback")) or (bool(event.get("message")) and not table(event["message"]).get("is_echo"))


def _parts(event: Mapping[str, Any]) -> Iterator[Event]:
    message = table(event.get("message"))
    key = text(message.get("mid") or table(event.get("postback")).get("mid"), 180) or fingerprint(event)
    attached = rows(message.get("attachments"))
    if not attached:
        yield _event(event, key)
        return
    if message.get("text"):
        yield _event({**event, "message": {**message, "attachments": []}}, key)
    for place, one in enumerate(attached):
        part = {name: value for name, value in message.items() if name not in ("text", "quick_reply")}
        yield _event({**event, "message": {**part, "attachments": [one]}}, f"{key}#{place}")


def _event(event: Mapping[str, Any], key: str) -> Event:
    user = text(table(event.get("sender")).get("id"), 100)
    return Event(key, user, moment(event.get("timestamp")), {**event, "key": key})


def said(event: Mapping[str, Any]) -> Said:
    """What the person did. A button says its words, not what it is labelled with."""
    if postback := table(event.get("postback")):
        payload = text(postback.get("payload"))
        return Said(Did.START) if payload.upper() in ("GET_STARTED", "START") else Said(Did.TEXT, text=payload)
    message, key = table(event.get("message")), text(event.get("key"), 200)
    attached = rows(message.get("attachments"))
    if attached:
        return _attached(table(attached[0]), key)
    words = text(table(message.get("quick_reply")).get("payload")) or text(message.get("text"))
    return Said(Did.TEXT, key, words) if words else Said(Did.NOTHING)


def _attached(part: Mapping[str, Any], key: str) -> Said:
    payload, kind = table(part.get("payload")), part.get("type")
    if payload.get("sticker_id"):
        return Said(Did.STICKER, key)
    if kind == "location":
        point = table(payload.get("coordinates"))
        latitude, longitude = degrees(point.get("lat")), degrees(point.get("long"))
        return Said(Did.PLACE, key, text(part.get("title"), 300), latitude=latitude, longitude=longitude)
    if kind in FILES:
        return Said(Did.FILE, key, link=text(payload.get("url"), 2_000))
    if kind == "fallback":
        shared = " ".join(
            filter(None, (text(part.get("title"), 300), text(part.get("url") or payload.get("url"), 2_000)))
        )
        return Said(Did.TEXT, key, shared) if shared else Said(Did.NOTHING)
    return Said(Did.NOTHING)
