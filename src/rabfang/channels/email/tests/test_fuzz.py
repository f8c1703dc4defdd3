"""Two thousand damaged mails: each is read without a failure, and as something that can be kept."""

import random

from rabfang.channels.email.bounces import bounce_in
from rabfang.channels.email.reading.mail import identity, read
from rabfang.channels.email.sorting import forged, is_bounce, sorted_out
from rabfang.channels.email.tests.corpus import CORPUS

MUTATIONS, LARGEST = 2000, 20_000
SPLICES = (
    b"\0",
    b"\r\n\r\n",
    b"--b0\r\n",
    b"--b0--",
    b"=?",
    b"?=",
    b"\xff\xfe",
    b'"',
    b"<!--",
    b"Content-Type: ",
    b";;",
)


def damaged(raw: bytes, rng: random.Random) -> bytes:
    """The mail with a few bytes cut, doubled, turned or put in."""
    content = bytearray(raw)
    for _ in range(rng.randint(1, 6)):
        at = rng.randrange(len(content) + 1)
        length = rng.choice((1, 2, 7, 40, 400))
        match rng.randrange(5):
            case 0:
                del content[at : at + length]
            case 1:
                content[at:at] = content[at : at + length] * rng.randint(1, 3)
            case 2:
                content[at:at] = rng.choice(SPLICES)
            case 3:
                content[at : at + length] = rng.randbytes(length)
            case _:
                content[at:at] = rng.choice(CORPUS).raw[:length]
    return bytes(content)


def test_two_thousand_damaged_mails_are_read() -> None:
    rng = random.Random(4)
    sound = [example.raw for example in CORPUS if len(example.raw) <= LARGEST]
    for _ in range(MUTATIONS):
        raw = damaged(rng.choice(sound), rng)
        mail = read(raw)
        assert len(identity(raw)) == 64
        said = mail.subject + mail.name + mail.address + mail.text.whole(10_000) + "".join(f.name for f in mail.files)
        said.encode("utf-8")
        assert "\0" not in said
        assert all(each.content for each in mail.files)
        sorted_out(mail, {"office@saraburi-treasury.example"})
        forged(mail)
        if is_bounce(mail):
            bounce_in(mail)
