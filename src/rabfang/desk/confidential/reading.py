"""A confidential case opened in memory: what the parts of its page read, unsealed with the officer's key."""

from copy import copy
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from rabfang.cases.confidential import opened_words
from rabfang.cases.models import Attachment, CaseText, Visibility
from rabfang.cases.queries import files_for, texts_for
from rabfang.desk.case.reading import Opened
from rabfang.desk.confidential.access import OpenSeat
from rabfang.desk.confidential.wording import REPORTED
from rabfang.thai.shortening import shortened
from rabfang.vault.actions.need_to_know import shut_out
from rabfang.vault.barred import IsBarred, open_unless_barred
from rabfang.vault.boxes import CannotOpen
from rabfang.vault.files import FileFacts, facts_of
from rabfang.vault.opening import OpenBox

SHORT = 90


@dataclass(frozen=True)
class Unsealed(Opened):
    """The case with its box. The rows of its words are copies, so that nothing opened can be stored."""

    seat: OpenSeat
    box: OpenBox

    @cached_property
    def texts(self) -> dict[int, list[CaseText]]:
        """Words by event, opened."""
        found = texts_for(self.case, self.readable)
        return {seq: [self._opened(row) for row in rows] for seq, rows in found.items()}

    @cached_property
    def files(self) -> dict[int, list[Attachment]]:
        """Files by event."""
        return files_for(self.case, self.readable)

    @cached_property
    def file_facts(self) -> dict[int, FileFacts | None]:
        """What is known of each file, by its attachment's id; None for one that this key does not open."""
        return {row.pk: self._facts(row) for rows in self.files.values() for row in rows}

    @property
    def subject(self) -> str:
        """What it is about in one line: its subject, or how its report begins."""
        return subject_of({row.field: row.body for row in self.texts.get(1, ())})

    def link(self, row: Attachment) -> dict[str, str]:
        """Where a file is read."""
        facts = self.file_facts[row.pk]
        name = facts.name if facts else _("ไฟล์ที่เปิดด้วยกุญแจของท่านไม่ได้")
        return {"url": reverse("confidential:file", args=[self.case.box_id, -row.pk]), "name": name}

    def label(self, text: CaseText) -> str:
        """What a text is called."""
        named = REPORTED.get(text.field) if text.seq == 1 else None
        return str(named) if named else super().label(text)

    def seen_by(self, text: CaseText) -> str:
        """Who reads a text: no unit, whatever an ordinary case shows to units."""
        return super().seen_by(text) if text.visibility == Visibility.CITIZEN else _("ผู้ที่เปิดเรื่องนี้ได้เท่านั้น")

    def _opened(self, row: CaseText) -> CaseText:
        found = copy(row)
        try:
            found.body = opened_words(self.box, row.seq, row.field, row.body)
        except CannotOpen:
            found.body = _("เปิดข้อความนี้ด้วยกุญแจของท่านไม่ได้")
        return found

    def _facts(self, row: Attachment) -> FileFacts | None:
        try:
            return facts_of(self.box, row.file)
        except (CannotOpen, FileNotFoundError):
            return None


def unsealed(seat: OpenSeat, box: UUID) -> Unsealed:
    """The case of that box; 404 when it is not open to the officer, and from now on when it is about them."""
    rows = seat.cases().filter(box=box).select_related("agency", "complainant", "recorded_by", "merged_into")
    case = rows.prefetch_related("assignments__unit", "assignments__partner", "clocks").first()
    if case is None:
        raise Http404
    try:
        return Unsealed(seat, case, seat, open_unless_barred(box, seat.unlocked))
    except IsBarred as error:
        shut_out([box], seat.officer.pk, at=seat.at)
        raise Http404 from error
    except CannotOpen as error:
        raise Http404 from error


def subject_of(words: dict[str, str]) -> str:
    """The subject, or how the report begins."""
    said = words.get("subject") or words.get("detail") or ""
    return shortened(said.strip().split("\n", 1)[0], SHORT)
