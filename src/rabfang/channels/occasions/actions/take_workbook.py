"""The rows of an Excel file are taken in: good ones become cases once, the others are returned with the reason."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from rabfang.cases.actors import Actor
from rabfang.channels.models import Occasion, OccasionEntry
from rabfang.channels.occasions.actions.enter import Typed, enter, words_of
from rabfang.channels.occasions.actions.hold import require_recorder
from rabfang.channels.occasions.actions.record import AT_ONCE, record_waiting
from rabfang.channels.occasions.excel.reading import Line, read
from rabfang.channels.occasions.queries import scope_of
from rabfang.channels.occasions.rows import check

State = OccasionEntry.State


@dataclass(frozen=True)
class Taken:
    """How many rows were recorded now, are about to be, were cases already, and were returned."""

    recorded: int
    waiting: int
    before: int
    returned: int


def take_workbook(occasion: Occasion, content: bytes, name: str, *, by: Actor, at: datetime) -> Taken:
    """Takes every row once, however often the file is sent. Raises NotAllowed, Invalid as `excel.reading.read`."""
    require_recorder(occasion, by)
    scope = scope_of(occasion)
    lines = read(content, name)
    rows = [
        Typed(token, line.said, {**check(line.said, scope, at).problems, **line.problems})
        for token, line in zip(_tokens(occasion, lines), lines, strict=True)
    ]
    tokens = [row.token for row in rows]
    before = _states(occasion, tokens)[State.RECORDED]
    enter(occasion, rows, by=by, at=at, record=True)
    record_waiting(at, occasion=occasion, most=AT_ONCE)
    now = _states(occasion, tokens)
    return Taken(now[State.RECORDED] - before, now[State.DRAFT], before, now[State.RETURNED])


def _tokens(occasion: Occasion, lines: list[Line]) -> list[str]:
    """The token of each row: that of the row it mends or repeats, else a new one that its words give.

    Two rows of the same words are two people's, and stay two when the file is sent again.
    """
    entries = list(OccasionEntry.objects.filter(occasion=occasion).values_list("token", "words", "state"))
    by_token = {token: (words, state) for token, words, state in entries}
    by_words: dict[str, list[str]] = {}
    for token, words, _state in entries:
        by_words.setdefault(words, []).append(token)
    used: set[str] = set()
    seen: Counter[str] = Counter()
    tokens: list[str] = []
    for line in lines:
        words = words_of(occasion.pk, line.said)
        known = by_token.get(line.code)
        if known and line.code not in used and (known[1] != State.RECORDED or known[0] == words):
            token = line.code
        else:
            seen[words] += 1
            again = [token for token in by_words.get(words, ()) if token not in used]
            token = again[0] if again else f"{words[:48]}-{seen[words]}"
        used.add(token)
        tokens.append(token)
    return tokens


def _states(occasion: Occasion, tokens: list[str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for start in range(0, len(tokens), 400):
        rows = OccasionEntry.objects.filter(occasion=occasion, token__in=tokens[start : start + 400])
        found.update(rows.values_list("state", flat=True))
    return found
