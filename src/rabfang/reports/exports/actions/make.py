"""The worker's duty: makes files turn by turn, so that a long one holds up neither a short one nor other duties.

What is half made is in the memory and the unnamed files of one process. Ended, it leaves a row that is still to be
made: another worker takes it up once it has been still for A_WHILE, and begins anew. Each turn asks anew for the rights
of whoever asked, and whether the row is still this worker's to make.
"""

import logging
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import DatabaseError, transaction
from django.db.models import F, Q
from django.utils import translation

from rabfang.agencies.actions.exports import allowance, take_out
from rabfang.agencies.capacities import who_of
from rabfang.audit.actions import looked
from rabfang.cases.actors import Actor
from rabfang.core.errors import Conflict, Invalid, NotFound, Refused
from rabfang.documents.actions import store_made
from rabfang.documents.kinds import CSV, XLSX
from rabfang.reports.exports.actions.drop import kept
from rabfang.reports.exports.lists import listing_of
from rabfang.reports.exports.making import Making
from rabfang.reports.exports.queries import TO_MAKE, State, found_for
from rabfang.reports.models import Export

log = logging.getLogger(__name__)

A_TURN = 1_000  # rows: a third of a second, for which the worker's other duties wait
SIDE_BY_SIDE = 4
A_WHILE = timedelta(minutes=3)
MOST_ATTEMPTS = 5
KINDS = {Export.Format.CSV: CSV, Export.Format.XLSX: XLSX}


@dataclass
class Maker:
    """One worker: who it is, and what it has begun."""

    token: UUID = field(default_factory=uuid4)
    begun: dict[int, Making] = field(default_factory=dict)

    def make(self, at: datetime) -> int:
        """A turn of each file that is to be made; returns how many rows were made."""
        pks = Export.objects.filter(state__in=TO_MAKE).order_by("pk").values_list("pk", flat=True)
        turn = list(pks[:SIDE_BY_SIDE])
        for gone in self.begun.keys() - set(turn):
            self.begun.pop(gone).close()
        return sum(self._turn(pk, max(1, A_TURN // len(turn)), at) for pk in turn)

    def make_now(self, export: Export, at: datetime) -> None:
        """The whole of a short one, for who waits for the page."""
        self._turn(export.pk, export.of * 2, at)

    def _turn(self, pk: int, share: int, at: datetime) -> int:
        """So many rows of one file; the file when these were the last, the reason when there will be none."""
        if not self._holds(pk, at):
            return 0
        export = Export.objects.select_related("agency", "officer").get(pk=pk)
        try:
            with translation.override(export.language):
                return self._rows(export, share, at)
        except (DatabaseError, OSError):
            self._let_go(pk)
            raise  # nothing is wrong with this list: it is begun anew
        except NotFound:
            self._fail(export, at, "export-not-yours")
        except Invalid:
            self._fail(export, at, "export-question")
        except Refused as error:
            self._fail(export, at, error.code, **error.params)
        except Exception:
            log.exception("export %s of %s cannot be made", pk, export.listing)
            self._fail(export, at, "export-broken")
        return 0

    def _holds(self, pk: int, at: datetime) -> bool:
        """Whether the file is this worker's to make: begun by it and by nobody since, or free to be begun."""
        rows = Export.objects.filter(pk=pk)
        if pk in self.begun:
            if rows.filter(state=State.RUNNING, token=self.token).update(worked_at=at):
                return True
            self._let_go(pk)
        free = Q(state=State.WAITING) | Q(state=State.RUNNING, worked_at__lt=at - A_WHILE)
        claim = {"state": State.RUNNING, "token": self.token, "worked_at": at, "done": 0}
        return bool(rows.filter(free).update(**claim, attempts=F("attempts") + 1))

    def _rows(self, export: Export, share: int, at: datetime) -> int:
        found = found_for(export, at)
        making = self.begun.get(export.pk)
        if making is None:
            if export.attempts > MOST_ATTEMPTS:
                raise Conflict("export-broken")
            making = self.begun[export.pk] = Making.begun(export, found)
            _permit(export, len(making.keys), at)
            Export.objects.filter(pk=export.pk).update(of=len(making.keys))
        before = making.rows
        making.go_on(found, share)
        if making.ended:
            self._finish(export, making, found.asked, at)
        else:
            Export.objects.filter(pk=export.pk, token=self.token).update(done=making.rows)
        return making.rows - before

    def _finish(self, export: Export, making: Making, asked: str, at: datetime) -> None:
        """The file is kept and what was taken out put on record, or neither."""
        rows = making.rows
        making.write.close()
        _permit(export, rows, at)
        with transaction.atomic():
            mine = Export.objects.select_for_update().filter(pk=export.pk, state=State.RUNNING, token=self.token)
            if mine.exists():
                kind = KINDS[Export.Format(export.format)]
                name = f"{export.listing}-{export.agency.slug}-{at:%Y%m%d}{kind.suffixes[0]}"
                file = store_made(making.content, name, kind, at=at)
                ended = {"ended_at": at, "expires_at": at + kept(), "done": rows, "of": rows}
                mine.update(state=State.DONE, file=file, **ended)
                _record(export, rows, asked, at)
        self._let_go(export.pk)

    def _fail(self, export: Export, at: datetime, code: str, **params: Any) -> None:
        self._let_go(export.pk)
        said = {name: value if isinstance(value, int) else str(value) for name, value in params.items()}
        mine = Export.objects.filter(pk=export.pk, state=State.RUNNING, token=self.token)
        mine.update(state=State.FAILED, error=code, params=said, ended_at=at, expires_at=at + kept())

    def _let_go(self, pk: int) -> None:
        if making := self.begun.pop(pk, None):
            making.close()


def _permit(export: Export, rows: int, at: datetime) -> None:
    """Raises Conflict "too-many-rows" when so many may not go today."""
    if listing_of(export.listing).limited:
        allowance(export.officer, export.agency, at).require(rows)


def _record(export: Export, rows: int, asked: str, at: datetime) -> None:
    """Who took out how many rows of which list, by which parts of its filter. Raises what `take_out` raises."""
    listing, who = listing_of(export.listing), export.officer
    capacity = who_of(who, Actor.officer(who, at).holdings, export.agency_id)
    facts: dict[str, int | str] = {"rows": rows, "asked": asked[:80], "format": export.format}

    def record() -> None:
        looked(listing.action, export.listing, at=at, who=capacity, agency_id=export.agency_id, facts=facts)

    if listing.limited:
        take_out(rows, by=who, agency=export.agency, at=at, record=record)
    else:
        record()


_worker = Maker()


def make_exports(at: datetime) -> int:
    """A turn of each file that is to be made, by this process."""
    return _worker.make(at)
