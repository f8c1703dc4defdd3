"""Matters of an occasion are written down as entries: kept as typed, whatever is wrong with them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.crypto import salted_hmac

from rabfang.cases.actors import Actor
from rabfang.channels.models import Occasion, OccasionEntry
from rabfang.channels.occasions.actions.hold import officer_of, require_recorder
from rabfang.channels.occasions.rows import Problem, tidy
from rabfang.core.errors import Conflict, Invalid
from rabfang.thai.identifiers import normalise_phone

MOST_ENTRIES = 5000
State = OccasionEntry.State


@dataclass(frozen=True)
class Typed:
    """One row: its token, what was typed by column, what is wrong with it, the phone's time where one said it."""

    token: str
    said: Mapping[str, str]
    problems: Mapping[str, Problem] | None = None
    said_at: datetime | None = None


def enter(
    occasion: Occasion, rows: Sequence[Typed], *, by: Actor, at: datetime, record: bool = False
) -> list[OccasionEntry]:
    """Writes the rows down, each once by its token; returns their entries in the order of `rows`.

    A row that is there already and is no case yet is changed to what is typed now; one that is a case stays. With
    problems a row is returned. record: those without problems are to become cases. Raises NotAllowed, Invalid:
    "too-many-entries".
    """
    require_recorder(occasion, by)
    officer = officer_of(by)
    with transaction.atomic():
        # One at a time: who sends the same rows at the same moment finds them here.
        Occasion.objects.select_for_update().get(pk=occasion.pk)
        known = _known(occasion, [row.token for row in rows])
        fresh = [row for row in rows if row.token not in known]
        if fresh and OccasionEntry.objects.filter(occasion=occasion).count() + len(fresh) > MOST_ENTRIES:
            raise Invalid("too-many-entries", most=MOST_ENTRIES)
        for row in fresh:
            entry = OccasionEntry(occasion=occasion, token=row.token, made_by_id=officer, made_at=at)
            entry.said_at = row.said_at
            known[row.token] = _say(entry, row, officer, at, record)
        OccasionEntry.objects.bulk_create([known[row.token] for row in fresh], batch_size=200)
        for row in rows:
            entry = known[row.token]
            if row not in fresh and entry.state != State.RECORDED and entry.record_at is None:
                _say(entry, row, officer, at, record).save()
    return [known[row.token] for row in rows]


def remove(occasion: Occasion, tokens: Iterable[str], *, by: Actor) -> int:
    """Takes entries away that are no cases yet. Raises NotAllowed, Conflict: "entry-recorded"."""
    require_recorder(occasion, by)
    with transaction.atomic():
        rows = OccasionEntry.objects.filter(occasion=occasion, token__in=list(tokens))
        if rows.filter(state=State.RECORDED).exists():
            raise Conflict("entry-recorded")
        return rows.filter(record_at__isnull=True).delete()[0]


def words_of(occasion: int, said: Mapping[str, str]) -> str:
    """A digest by which the same words of one occasion are known again.

    Only this installation can derive it, for the words are few and could be guessed. Kinds, places of lists and days
    are left out: these are mended by choosing another.
    """
    telephone = normalise_phone(said.get("telephone", "")) or said.get("telephone", "")
    texts = [" ".join(said.get(name, "").split()) for name in ("subject", "detail", "person", "place")]
    spelt = "\x1f".join([*texts, telephone])
    return salted_hmac("rabfang.occasion-words", f"{occasion}\x1e{spelt}", algorithm="sha256").hexdigest()


def _known(occasion: Occasion, tokens: Sequence[str]) -> dict[str, OccasionEntry]:
    rows = OccasionEntry.objects.select_for_update(of=("self",)).select_related("case")
    found: dict[str, OccasionEntry] = {}
    for start in range(0, len(tokens), 400):
        part = rows.filter(occasion=occasion, token__in=tokens[start : start + 400])
        found |= {entry.token: entry for entry in part}
    return found


def _say(entry: OccasionEntry, row: Typed, officer: int, at: datetime, record: bool) -> OccasionEntry:
    problems = {name: [code, params] for name, (code, params) in (row.problems or {}).items()}
    entry.said, entry.problems = tidy(row.said), problems
    entry.words = words_of(entry.occasion_id, entry.said)
    entry.state = State.RETURNED if problems else State.DRAFT
    entry.record_at = at if record and not problems else None
    entry.changed_at = at
    entry.asked_by_id = officer if entry.record_at else None
    return entry
