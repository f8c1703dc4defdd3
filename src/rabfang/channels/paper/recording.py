"""A paper becomes a case: its files, and its end here, in the transaction that registers the case."""

import io
from collections.abc import Sequence
from datetime import datetime

from rabfang.agencies.models import Agency
from rabfang.cases.actors import Actor
from rabfang.cases.models import Case
from rabfang.channels.models import PaperIntake, PaperPage
from rabfang.channels.paper.held import held
from rabfang.channels.paper.queries import pages_of
from rabfang.channels.paper.upright import joined
from rabfang.core.errors import Conflict
from rabfang.documents.actions import erase, store_made
from rabfang.documents.kinds import PDF
from rabfang.documents.models import StoredFile

ALL_PAGES = "หนังสือที่รับ ทุกหน้า.pdf"  # a name in the record, which is Thai whoever reads


class Paper:
    """An open paper about to be recorded. Made before the transaction: joining its pages takes a while."""

    def __init__(self, intake: PaperIntake) -> None:
        self.intake = intake
        self.pages = pages_of(intake)
        self.together = _together(self.pages)

    def hold(self, agency: Agency, by: Actor) -> None:
        """Nobody else may end or change it now. Raises as `held`; Conflict paper-changed also for other pages."""
        now = held(self.intake.pk, agency, by, seen=self.intake.version)
        if [page.pk for page in pages_of(now)] != [page.pk for page in self.pages]:
            raise Conflict("paper-changed")

    def files(self, at: datetime) -> tuple[StoredFile, ...]:
        """What the case gets: every file as it came in the order of the pages; before them, where it helps, one file
        of all pages upright and in order.
        """
        sources = tuple(dict.fromkeys(page.source for page in self.pages))
        if self.together is None:
            return sources
        return (store_made(self.together, ALL_PAGES, PDF, at=at), *sources)

    def recorded(self, case: Case, by: Actor, at: datetime) -> None:
        """It is that case now, which alone keeps words and files."""
        for page in self.pages:
            page.delete()
            if page.picture is not None and page.picture_id != page.source_id:
                erase(page.picture)
        PaperIntake.objects.filter(pk=self.intake.pk).update(
            state=PaperIntake.State.RECORDED,
            case=case,
            ended_by=by.officer_id,
            ended_at=at,
            version=self.intake.version + 1,
            sender="",
            address="",
        )


def _together(pages: Sequence[PaperPage]) -> io.BytesIO | None:
    """All pages as one file; None when the only file that came shows them as well."""
    if not pages or any(page.picture is None for page in pages):
        return None
    sheets = [page.sheet or 1 for page in pages]
    alone = len({page.source_id for page in pages}) == 1
    as_it_came = sheets == list(range(1, len(sheets) + 1)) and not any(page.turned for page in pages)
    return None if alone and as_it_came else joined(pages)
