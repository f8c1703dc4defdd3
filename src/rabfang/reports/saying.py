"""What a report says: read anew while it is a draft, as it was signed from then on; with officers' remarks in it."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import TypeVar

from rabfang.procedures.schema import ReportForm, Words
from rabfang.reports.blocks import Block, Content, Prose, Table
from rabfang.reports.contents.forms import content_of
from rabfang.reports.facts.folding import fold
from rabfang.reports.models import Report
from rabfang.reports.room import title_of

MOST_FOLDED = 2000  # cases that somebody waits for; the worker folds the others
T = TypeVar("T")
OPEN_CASES, SUBJECT = "open-cases", 1  # the list that names cases, and its column of what they are about
NOT_WRITTEN = Words(th="ไม่มี", en="None")


def content_of_report(report: Report, at: datetime) -> Content:
    """The report as it stands at `at`; as it was signed once it is. Needs its agency."""
    if report.is_signed:
        return Content.model_validate_json(report.content)
    return with_remarks(figures_of(report, at), report.remarks)


def figures_of(report: Report, at: datetime, *, whole: bool = False) -> Content:
    """The figures of now, without remarks; `whole` waits until every case that changed is counted."""
    fold(report.agency_id, None if whole else MOST_FOLDED)
    return content_of(ReportForm(report.form), title_of(report), report.agency, report.first, report.last, at)


def with_remarks(content: Content, remarks: Mapping[str, str]) -> Content:
    """The same with an officer's words under their headings, a paragraph a line."""

    def said(block: Block) -> Block:
        if not isinstance(block, Prose) or not block.asked:
            return block
        lines = [line.strip() for line in remarks.get(block.key, "").splitlines()]
        return block.model_copy(update={"words": tuple(Words(th=line, en=line) for line in lines if line)})

    return content.model_copy(update={"blocks": tuple(said(block) for block in content.blocks)})


def to_be_signed(content: Content, note: Words) -> Content:
    """What is kept for ever: who signed is noted, and cases are named by number, never by what they are about.

    A case's subject goes when the case is erased; what was signed could not follow. Where nobody wrote, it says so:
    no line is left on which somebody could write by hand what was never signed.
    """
    return content.model_copy(
        update={"blocks": tuple(_signed(block) for block in content.blocks), "notes": (*content.notes, note)}
    )


def as_text(content: Content) -> str:
    """The one text of a content, of which a digest is taken."""
    return json.dumps(content.model_dump(mode="json"), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _signed(block: Block) -> Block:
    if isinstance(block, Prose) and block.asked and not block.words:
        return block.model_copy(update={"words": (NOT_WRITTEN,), "asked": False})
    if not isinstance(block, Table) or block.key != OPEN_CASES:
        return block
    rows = tuple(row.model_copy(update={"cells": _without(row.cells)}) for row in block.rows)
    return block.model_copy(update={"columns": _without(block.columns), "rows": rows})


def _without(cells: tuple[T, ...]) -> tuple[T, ...]:
    return (*cells[:SUBJECT], *cells[SUBJECT + 1 :])
