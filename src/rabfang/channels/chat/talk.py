"""The talk that gathers a matter: a pure machine. It is told what the person did, and says what to answer and to do.

IDLE -> (TOPIC) -> WORDS -> PLACE -> PERSON -> CONFIRM -> a case, and IDLE again, where more words join that case.
Every command works in every state; nothing that was said is thrown away but by the person's own word.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from typing import Any

from rabfang.channels.chat.commands import Command, command, followed, link_code, objects, point, topic
from rabfang.channels.chat.said import Did, Said
from rabfang.thai.digits import to_arabic
from rabfang.thai.text import clean, has_visible

MOST_WORDS = 9_000  # characters; a case's detail holds 10,000, and more can follow as messages
MOST_FILES = 10
MOST_PLACE = 300
MOST_NAME = 200
TELEPHONE = re.compile(r"\+?[0-9][0-9\- ]{7,14}[0-9]")


class State(StrEnum):
    """What the talk waits for."""

    IDLE = "idle"
    TOPIC = "topic"
    WORDS = "words"
    PLACE = "place"
    PERSON = "person"
    CONFIRM = "confirm"


class Asks(StrEnum):
    """What the person is asked of how a case of theirs was handled, whatever else the talk is about."""

    NOTHING = ""
    POINT = "point"  # one of the three; anything else goes on with the talk
    WHY = "why"
    OBJECT = "object"  # whether they object
    OBJECTION = "objection"  # and why


class Deed(StrEnum):
    """What is to be done besides answering."""

    NONE = "none"
    RECEIVE = "receive"  # the gathered matter becomes a case
    ADD = "add"  # what was just said joins the case
    FOLLOW = "follow"  # a case by its number, or without one what they brought here last
    WORK = "work"  # an officer asks for their list
    LINK = "link"
    FORGET = "forget"  # a message was taken back
    BLOCKED = "blocked"
    RATE = "rate"
    WHY = "why"  # the reason of the rating, or none
    OBJECT = "object"


@dataclass(frozen=True)
class Talk:
    """Where it stands and what was gathered: words with the name of the message that brought them, so that one taken
    back can be found. `about_case` is whether an earlier case can be added to. `asked` is the id of the case of which
    `asks` is asked."""

    state: State = State.IDLE
    topic: str = ""
    words: tuple[tuple[str, str], ...] = ()
    files: tuple[str, ...] = ()
    place: str = ""
    latitude: str = ""
    longitude: str = ""
    name: str = ""
    telephone: str = ""
    about_case: bool = False
    asked: int = 0
    asks: Asks = Asks.NOTHING

    @property
    def text(self) -> str:
        """All words, a line each message."""
        return "\n".join(words for _message, words in self.words)

    @property
    def empty(self) -> bool:
        """Whether nothing was gathered that could be a matter."""
        return not self.words and not self.files

    @property
    def has_place(self) -> bool:
        """Whether the place is known."""
        return bool(self.place or self.latitude)

    def as_json(self) -> dict[str, Any]:
        """As it is stored."""
        return {**vars(self), "words": [list(pair) for pair in self.words], "files": list(self.files)}

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> "Talk":
        """From how it is stored; an empty one for nothing."""
        if not stored:
            return cls()
        words = tuple((str(message), str(text)) for message, text in stored["words"])
        known = {"state": State(stored["state"]), "asks": Asks(stored.get("asks", ""))}
        return cls(**{**stored, **known, "words": words, "files": tuple(stored["files"])})

    def afresh(self, **more: Any) -> "Talk":
        """With nothing gathered; what is asked of a case stays."""
        return Talk(**{"about_case": self.about_case, "asked": self.asked, "asks": self.asks, **more})


@dataclass(frozen=True)
class Answer:
    """One thing to say: a code of `phrases` and its facts."""

    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Turn:
    """What follows from one event. `kept`: it is a part of the gathered matter. `language` when it is to change."""

    talk: Talk
    answers: tuple[Answer, ...] = ()
    deed: Deed = Deed.NONE
    facts: Mapping[str, Any] = field(default_factory=dict)
    kept: bool = False
    language: str = ""


def turn(talk: Talk, said: Said) -> Turn:
    """The next state and what to say, after one event."""
    if said.room:
        return Turn(talk)
    match said.did:
        case Did.TEXT:
            return _text(talk, said)
        case Did.FILE:
            return _file(talk, said)
        case Did.PLACE:
            return _place(talk, said)
        case Did.START:
            return _greeted(talk)
        case Did.UNSENT:
            return _unsent(talk, said)
        case Did.STICKER:
            return Turn(talk) if talk.about_case else _asked_again(talk)
        case Did.LEFT:
            return Turn(talk, deed=Deed.BLOCKED)
        case Did.INVITED:
            return Turn(talk, (Answer("no-groups"),))
        case _:
            return Turn(talk)


def received(talk: Talk) -> Talk:
    """After the matter has become a case."""
    return talk.afresh(about_case=True)


def taken_up_anew(talk: Talk, said: Said) -> Turn:
    """The case takes no more words: what was said begins a new matter."""
    begun = _gathered(talk.afresh(state=State.WORDS, about_case=False), said)
    return replace(begun, answers=(Answer("case-ended"), *begun.answers))


def asked(talk: Talk, case: int) -> Talk:
    """After the person was asked how satisfied they are with a case."""
    return replace(talk, asked=case, asks=Asks.POINT)


def let_be(talk: Talk) -> Talk:
    """Nothing more is asked of that case."""
    return replace(talk, asked=0, asks=Asks.NOTHING)


def _text(talk: Talk, said: Said) -> Turn:
    text = clean(said.text)
    if not has_visible(text):
        return Turn(talk)
    if found := followed(text):
        number, year, secret = found
        return Turn(talk, deed=Deed.FOLLOW, facts={"number": number, "year": year, "secret": secret})
    if code := link_code(text):
        return Turn(talk, deed=Deed.LINK, facts={"code": code})
    order = command(text)
    if step := _of_handling(talk, text, order):
        return step
    talk = _elsewhere(talk)
    if order is not None:
        return _COMMANDS[order](talk)
    chosen = topic(text)
    if chosen and talk.state in (State.IDLE, State.TOPIC):
        return _on(replace(talk, topic=chosen), State.WORDS)
    match talk.state:
        case State.PLACE if len(text) <= MOST_PLACE:
            return _on(replace(talk, place=text), State.PERSON, kept=True)
        case State.PERSON if len(text) <= MOST_NAME:
            return _person(talk, text)
        case _:
            return _gathered(talk, said)


def _of_handling(talk: Talk, text: str, order: Command | None) -> Turn | None:
    """What the person says of how their case was handled; None when it is about something else."""
    skips = order in (Command.SKIP, Command.CANCEL)
    match talk.asks:
        case Asks.POINT if chosen := point(text):
            return Turn(talk, deed=Deed.RATE, facts={"rating": chosen})
        case Asks.WHY if skips or order is None:
            return Turn(talk, deed=Deed.WHY, facts={"reason": "" if skips else text})
        case Asks.OBJECT if objects(text):
            return Turn(talk, deed=Deed.OBJECT, facts={"objection": ""})
        case Asks.OBJECTION if order is None:
            return Turn(talk, deed=Deed.OBJECT, facts={"objection": text})
        case Asks.OBJECT | Asks.OBJECTION if skips:
            return Turn(let_be(talk), (Answer("rated"),))
        case _:
            return None


def _elsewhere(talk: Talk) -> Talk:
    """The person speaks of something else: why they rated so is not waited for, the question itself stays."""
    return talk if talk.asks in (Asks.NOTHING, Asks.POINT) else let_be(talk)


def _gathered(talk: Talk, said: Said) -> Turn:
    """Words of the matter; where none is being gathered and there is a case, more words for that one."""
    text = clean(said.text)
    if talk.state == State.IDLE and talk.about_case:
        return Turn(talk, deed=Deed.ADD)
    if said.did == Did.FILE:
        return _file(talk, said)
    if said.did == Did.PLACE:
        return _place(talk, said)
    if len(talk.text) + len(text) > MOST_WORDS:
        return Turn(talk, (Answer("too-long", {"most": MOST_WORDS}), _question(talk)))
    more = replace(talk, words=(*talk.words, (said.message, text)))
    return _noted(talk, more)


def _file(talk: Talk, said: Said) -> Turn:
    if talk.state == State.IDLE and talk.about_case:
        return Turn(talk, deed=Deed.ADD)
    if len(talk.files) >= MOST_FILES:
        return Turn(talk, (Answer("too-many-files", {"most": MOST_FILES}), _question(talk)))
    return _noted(talk, replace(talk, files=(*talk.files, said.message)))


def _noted(before: Talk, more: Talk) -> Turn:
    """Something more of the matter was taken down: the talk goes on where it was, or begins."""
    if before.state in (State.IDLE, State.TOPIC):
        more = replace(more, state=State.WORDS)
    answers: tuple[Answer, ...] = (Answer("noted"),) if more.state == State.WORDS else (_question(more),)
    if before.state == State.IDLE:
        answers = (Answer("welcome"), *answers)
    return Turn(more, answers, kept=True)


def _place(talk: Talk, said: Said) -> Turn:
    """A point on the map; one outside the country is taken as words."""
    if talk.state == State.IDLE and talk.about_case:
        return Turn(talk, deed=Deed.ADD)
    words = clean(said.text)[:MOST_PLACE]
    if _in_thailand(said.latitude, said.longitude):
        placed = replace(talk, place=words, latitude=str(said.latitude), longitude=str(said.longitude))
    else:
        placed = replace(talk, place=words or f"{said.latitude}, {said.longitude}")
    if talk.state == State.PLACE:
        return _on(placed, State.PERSON, kept=True)
    return _noted(talk, placed)


def _in_thailand(latitude: Decimal | None, longitude: Decimal | None) -> bool:
    return latitude is not None and longitude is not None and 5 <= latitude <= 21 and 97 <= longitude <= 106


def _person(talk: Talk, text: str) -> Turn:
    """A name and a telephone number in one line, in any order."""
    digits = to_arabic(text)
    found = TELEPHONE.search(digits)
    telephone = re.sub(r"[^0-9+]", "", found[0]) if found else ""
    name = " ".join((digits[: found.start()] + " " + digits[found.end() :] if found else text).split())
    given = replace(talk, name=name.strip(" ,-") or talk.name, telephone=telephone or talk.telephone)
    return _on(given, State.CONFIRM, kept=True)


def _on(talk: Talk, state: State, *, kept: bool = False) -> Turn:
    there = replace(talk, state=state)
    return Turn(there, (_question(there),), kept=kept)


def _question(talk: Talk) -> Answer:
    """What the talk waits for, as it is asked."""
    if talk.state != State.CONFIRM:
        return Answer({State.IDLE: "topic"}.get(talk.state, str(talk.state)))
    said = {"topic": talk.topic, "words": talk.text, "files": len(talk.files), "place": talk.place}
    return Answer("confirm", said | {"name": talk.name, "telephone": talk.telephone, "point": bool(talk.latitude)})


def _asked_again(talk: Talk) -> Turn:
    return _greeted(talk) if talk.state == State.IDLE else Turn(talk, (_question(talk),))


def _greeted(talk: Talk) -> Turn:
    """The first words of the account; a matter that is being gathered goes on."""
    if talk.state not in (State.IDLE, State.TOPIC):
        return Turn(talk, (Answer("welcome"), _question(talk)))
    if talk.about_case:
        return Turn(talk, (Answer("has-case"),))
    return Turn(replace(talk, state=State.TOPIC), (Answer("welcome"), Answer("topic")))


def _new(talk: Talk) -> Turn:
    """A new matter; one that was begun must be sent or cancelled first."""
    if not talk.empty:
        return Turn(talk, (Answer("unfinished"), _question(talk)))
    return Turn(talk.afresh(state=State.TOPIC), (Answer("topic"),))


def _next(talk: Talk) -> Turn:
    match talk.state:
        case State.WORDS | State.TOPIC if talk.empty:
            return Turn(replace(talk, state=State.WORDS), (Answer("words"),))
        case State.WORDS:
            return _on(talk, State.PERSON if talk.has_place else State.PLACE)
        case State.PLACE:
            return _on(talk, State.PERSON)
        case State.PERSON:
            return _on(talk, State.CONFIRM)
        case _:
            return _asked_again(talk)


def _back(talk: Talk) -> Turn:
    before = {
        State.CONFIRM: State.PERSON,
        State.PERSON: State.PLACE,
        State.PLACE: State.WORDS,
        State.WORDS: State.TOPIC,
    }
    return _on(talk, before[talk.state]) if talk.state in before else _asked_again(talk)


def _send(talk: Talk) -> Turn:
    if talk.state == State.CONFIRM and talk.empty:
        return _on(talk, State.WORDS)
    if talk.state != State.CONFIRM:
        return _next(talk)
    return Turn(talk, deed=Deed.RECEIVE)


def _cancel(talk: Talk) -> Turn:
    if talk.state == State.IDLE:
        return _asked_again(talk)
    return Turn(talk.afresh(), (Answer("cancelled"),))


def _unsent(talk: Talk, said: Said) -> Turn:
    """A message taken back while the matter is gathered is no part of it."""
    words = tuple(pair for pair in talk.words if pair[0] != said.message)
    files = tuple(one for one in talk.files if one != said.message)
    return Turn(replace(talk, words=words, files=files), deed=Deed.FORGET, facts={"message": said.message})


def _language(language: str) -> Callable[[Talk], Turn]:
    def speak(talk: Talk) -> Turn:
        return replace(_asked_again(talk), language=language)

    return speak


_COMMANDS: Mapping[Command, Callable[[Talk], Turn]] = {
    Command.NEW: _new,
    Command.NEXT: _next,
    Command.SKIP: _next,
    Command.BACK: _back,
    Command.SEND: _send,
    Command.CANCEL: _cancel,
    Command.HELP: lambda talk: Turn(talk, (Answer("help"),)),
    Command.ENGLISH: _language("en"),
    Command.THAI: _language("th"),
    Command.FOLLOW: lambda talk: Turn(talk, deed=Deed.FOLLOW),
    Command.WORK: lambda talk: Turn(talk, deed=Deed.WORK),
    Command.GREETING: _greeted,
}
