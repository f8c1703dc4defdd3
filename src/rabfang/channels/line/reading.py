"""LINE's webhook, read: https://developers.line.biz/en/reference/messaging-api/#webhook-event-objects."""

from collections.abc import Mapping
from typing import Any

from rabfang.channels.chat.payload import degrees, fingerprint, moment, rows, table, text
from rabfang.channels.chat.said import Did, Event, Said

FILES = ("image", "video", "audio", "file")


def events(payload: object) -> list[Event]:
    """The events that are for the office. What is said in groups is none of its business and is not kept."""
    return [_event(table(one)) for one in rows(table(payload).get("events")) if _for_us(table(one))]


def _for_us(event: Mapping[str, Any]) -> bool:
    source = table(event.get("source"))
    return event.get("mode") != "standby" and (source.get("type") == "user" or event.get("type") == "join")


def _event(event: Mapping[str, Any]) -> Event:
    source = table(event.get("source"))
    return Event(
        key=text(event.get("webhookEventId"), 100) or fingerprint(event),
        user=text(source.get("userId") or source.get("groupId") or source.get("roomId"), 100),
        said_at=moment(event.get("timestamp")),
        whole=dict(event),
    )


def said(event: Mapping[str, Any]) -> Said:
    """What the person did."""
    token = text(event.get("replyToken"), 200)
    match event.get("type"):
        case "message":
            return _message(table(event.get("message")), token)
        case "follow":
            return Said(Did.START, reply_token=token)
        case "unfollow":
            return Said(Did.LEFT)
        case "unsend":
            return Said(Did.UNSENT, text(table(event.get("unsend")).get("messageId"), 200))
        case "postback":
            return Said(Did.TEXT, text=text(table(event.get("postback")).get("data")), reply_token=token)
        case "join":
            return Said(Did.INVITED, reply_token=token)
        case _:
            return Said(Did.NOTHING)


def _message(message: Mapping[str, Any], token: str) -> Said:
    name, kind = text(message.get("id"), 200), message.get("type")
    if kind == "text":
        return Said(Did.TEXT, name, text(message.get("text")), reply_token=token)
    if kind in FILES:
        link = text(table(message.get("contentProvider")).get("originalContentUrl"), 2_000)
        return Said(Did.FILE, name, link=link, name=text(message.get("fileName"), 300), reply_token=token)
    if kind == "location":
        where = " ".join(filter(None, (text(message.get("title"), 100), text(message.get("address"), 200))))
        latitude, longitude = degrees(message.get("latitude")), degrees(message.get("longitude"))
        return Said(Did.PLACE, name, where, latitude=latitude, longitude=longitude, reply_token=token)
    return Said(Did.STICKER if kind == "sticker" else Did.NOTHING, name, reply_token=token)
