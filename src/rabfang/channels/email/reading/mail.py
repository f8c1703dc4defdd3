"""A mail as it is understood: who, when they say, what they say, their files, and what kind of mail it is."""

from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from rabfang.channels.email.reading import tnef
from rabfang.channels.email.reading.charsets import decoded
from rabfang.channels.email.reading.headers import address_of, addresses_in, date_of, message_ids, text_of
from rabfang.channels.email.reading.markup import words_of
from rabfang.channels.email.reading.mime import Part, parsed
from rabfang.channels.email.reading.quoting import folded
from rabfang.core.tokens import without_secrets
from rabfang.thai.quoted import Quoting
from rabfang.thai.text import clean, has_visible

# What a machine adds to a mail and no person sent.
LEFT_OUT = frozenset({"application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"})
ENCRYPTED = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted"})
REPORTS = frozenset({"message/delivery-status", "message/disposition-notification", "text/rfc822-headers"})


@dataclass(frozen=True)
class Enclosed:
    """A file of a mail: what its sender called it, and its bytes."""

    name: str
    content: bytes


@dataclass
class Mail:
    """Everything of a mail that matters here; `root` is for who asks about headers."""

    root: Part
    name: str
    address: str
    certain: bool  # whether the address is the only one it claims to come from
    subject: str
    said_at: datetime | None
    message_id: str
    text: Quoting = field(default_factory=lambda: Quoting(""))
    files: list[Enclosed] = field(default_factory=list)
    encrypted: bool = False
    truncated: bool = False

    @property
    def references(self) -> list[str]:
        """Identifiers of the mails it answers, the nearest first."""
        far = message_ids(self.root.get("references"))
        return [*message_ids(self.root.get("in-reply-to")), *reversed(far)]

    def header(self, name: str) -> str:
        """A header as text, in lower case."""
        return text_of(self.root.get(name)).lower()


def identity(raw: bytes) -> str:
    """What makes it the same mail when it comes twice: what its writer wrote, not what its way added.

    The Message-ID alone would not do: who sends another mail under it would make that one vanish.
    """
    root_end = raw.find(b"\r\n\r\n") if b"\r\n\r\n" in raw else raw.find(b"\n\n")
    head = parsed(raw[:root_end] + b"\r\n\r\n") if root_end >= 0 else parsed(raw)
    said = b"\0".join(head.get(name) for name in ("message-id", "from", "date", "subject"))
    body = raw[root_end:].strip().replace(b"\r\n", b"\n") if root_end >= 0 else raw
    return sha256(said + b"\0" + body).hexdigest()


def read(raw: bytes) -> Mail:
    """The mail in those bytes."""
    root = parsed(raw)
    senders = root.all("from") or root.all("sender") or root.all("return-path")
    name, address = address_of(senders[0]) if senders else ("", "")
    claimed = set().union(*(addresses_in(line) for line in root.all("from")))
    mail = Mail(
        root,
        clean(name)[:200],
        address,
        claimed == {address} and len(root.all("from")) == 1,
        text_of(root.get("subject")),
        date_of(root.get("date")),
        next(iter(message_ids(root.get("message-id"))), "")[:250],
    )
    _Reader(mail).read()
    return mail


class _Reader:
    """Goes through the parts once: words to the text, everything else to the files."""

    def __init__(self, mail: Mail) -> None:
        self.mail = mail
        self.said: list[str] = []

    def read(self) -> None:
        waiting = [self.mail.root]
        while waiting:
            part = waiting.pop()
            self.mail.truncated |= part.truncated
            if part.kind == "multipart/alternative" and part.parts:
                waiting.extend(reversed(_best(part.parts)))
            elif part.parts:
                waiting.extend(reversed(part.parts))
            else:
                self._leaf(part)
        # Who answers our acknowledgement quotes their secret, which no officer may learn.
        self.mail.text = folded(without_secrets(clean("\n\n".join(self.said))))

    def _leaf(self, part: Part) -> None:
        if part.kind in ENCRYPTED:
            self.mail.encrypted = True
        elif part.kind in LEFT_OUT or part.kind in REPORTS or part.kind.startswith("multipart/") or part.truncated:
            return
        elif part.kind in tnef.KINDS or tnef.is_tnef(part.content[:4]):
            self._winmail(part)
        elif _is_words(part):
            text = _words(part)
            if has_visible(text):
                self.said.append(text)
        elif part.content:
            self.mail.files.append(Enclosed(part.file_name or _called(part), part.content))

    def _winmail(self, part: Part) -> None:
        """What Outlook packed; a package that cannot be read is kept as it is."""
        inside = tnef.unpacked(part.content)
        for each in inside:
            if each.name and each.content:
                self.mail.files.append(Enclosed(each.name, each.content))
            elif not each.name and not self.said:
                self.said.append(decoded(each.content, "cp874"))
        if not inside and part.content:
            self.mail.files.append(Enclosed(part.file_name or "winmail.dat", part.content))


def _best(parts: list[Part]) -> list[Part]:
    """Of ways to say the same: plain words where they say anything, else the last that can be read; files besides."""
    plain = [part for part in parts if part.kind == "text/plain" and not part.parts and has_visible(_words(part))]
    if plain:
        return [plain[0], *(part for part in parts if part.kind == "multipart/mixed" and part.parts)]
    shown = [part for part in parts if part.kind != "text/calendar"]
    return shown[-1:] or parts[-1:]


def _is_words(part: Part) -> bool:
    if part.kind not in ("text/plain", "text/html", "text/enriched"):
        return False
    return part.disposition[0] != "attachment" and not (part.kind == "text/plain" and part.file_name)


def _words(part: Part) -> str:
    text = decoded(part.content, part.parameter("charset")).replace("\0", "")
    return words_of(text) if part.kind == "text/html" else text.replace("\r\n", "\n")


def _called(part: Part) -> str:
    """A name for a file that has none."""
    main, _slash, rest = part.kind.partition("/")
    return {"message": "message.eml", "text": f"text.{rest}"}.get(main, main or "file")
