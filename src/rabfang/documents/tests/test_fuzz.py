"""Files with bytes changed, cut, doubled or joined: accepted or refused, never anything else."""

import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rabfang.core.errors import Invalid
from rabfang.documents import messages
from rabfang.documents.kinds import ACCEPTED
from rabfang.documents.pictures import make_working_copy
from rabfang.documents.sniffing import sniff
from rabfang.documents.tests import pictures, samples

SEEDS = [
    *(content for _, content, _ in samples.HONEST),
    pictures.noted_png(),
    samples.docx(word__embeddings__a_dot_xlsx=samples.xlsx()),
    samples.pdf(samples.object_stream(b"1 0 <</S /JavaScript>>")),
]


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """An honest file after one to four changes."""
    content = bytearray(draw(st.sampled_from(SEEDS)))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, max(0, len(content) - 1)))
        length = draw(st.integers(0, 64))
        change = draw(st.sampled_from(["replace", "insert", "delete", "cut", "double", "join", "ones"]))
        if change == "replace":
            content[at : at + length] = draw(st.binary(min_size=length, max_size=length))
        elif change == "insert":
            content[at:at] = draw(st.binary(max_size=64))
        elif change == "delete":
            del content[at : at + length]
        elif change == "cut":
            del content[at:]
        elif change == "double":
            content[at:at] = content[at : at + 8 * length]
        elif change == "join":
            content += draw(st.sampled_from(SEEDS))
        else:
            content[at : at + 4] = b"\xff\xff\xff\xff"
    return bytes(content)


def outcome(content: bytes, name: str) -> str:
    """The kind found or the code of the refusal; any other exception is the failure looked for."""
    try:
        found = sniff(content, name)
        if found.media_type.is_picture:
            make_working_copy(content, found.media_type, io.BytesIO())
    except Invalid as refusal:
        return refusal.code
    return found.media_type.name


KNOWN = set(messages.MESSAGES) | set(ACCEPTED)
PROFILE = settings(
    max_examples=400, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck)
)


@PROFILE
@given(mutated(), st.sampled_from(["a.jpg", "a.docx", "a.txt", "a", "ก\u202e.pdf"]))
def test_accepted_or_refused_and_nothing_else(content: bytes, name: str) -> None:
    assert outcome(content, name) in KNOWN


@pytest.mark.parametrize("content", SEEDS)
def test_every_place_where_a_file_may_be_cut(content: bytes) -> None:
    step = max(1, len(content) // 40)
    assert {outcome(content[:end], "a.bin") for end in range(0, len(content), step)} <= KNOWN
