"""Mail that leaves: no line is too long for any server, and whatever stands in a header is read again as it was."""

from datetime import UTC, datetime
from email.header import decode_header, make_header
from email.parser import BytesHeaderParser
from email.policy import compat32

from hypothesis import given
from hypothesis import strategies as st

from rabfang.channels.email.transport import Office, composed
from rabfang.channels.messages import Rendered

AT = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
WORDS = st.lists(st.text("กขคงจฐญูุำ่้๊์ aZ9/-,;<>@\"'=?_๑😀", min_size=1, max_size=40), min_size=1, max_size=12).map(
    lambda words: " ".join(" ".join(words).split())
)
LINE = 76  # RFC 2047 and RFC 2045; a header of ASCII alone may use the 78 of RFC 5322


@given(subject=WORDS, office=WORDS, body=WORDS)
def test_each_line_is_short_and_every_word_arrives(subject: str, office: str, body: str) -> None:
    raw = composed(Office(office, ""), Rendered("a@b.example", subject, body), AT, "7").as_bytes()
    assert max(len(line) for line in raw.split(b"\r\n")) <= LINE + 2
    assert b"\n" not in raw.replace(b"\r\n", b"")
    raw.decode("ascii")
    read = BytesHeaderParser(policy=compat32).parsebytes(raw)
    assert _text(read["Subject"]) == subject
    name, _angle, address = _text(read["From"]).rpartition(" <")
    assert address.endswith(">")
    assert name.replace('"', "").replace("\\", "") == office.replace('"', "").replace("\\", "")


def _text(value: str) -> str:
    """Read by the other of the library's two readers."""
    return str(make_header(decode_header(value)))
