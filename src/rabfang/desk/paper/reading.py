"""A paper as its page shows it."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404

from rabfang.channels.models import PaperIntake, PaperPage
from rabfang.channels.paper.queries import visible_intakes
from rabfang.desk.access import Here

TONES = {PaperPage.State.WAITING: "waiting", PaperPage.State.READ: "good", PaperPage.State.FAILED: "attention"}


@dataclass(frozen=True)
class Progress:
    """How many pages there are, of how many it is known whether the machine can read them, how many were checked."""

    all: int
    settled: int
    checked: int

    @classmethod
    def of(cls, pages: list[PaperPage]) -> "Progress":
        """Of those pages."""
        settled = sum(page.next_at is None for page in pages)
        return cls(len(pages), settled, sum(page.checked for page in pages))

    @property
    def running(self) -> bool:
        """Whether any page still waits."""
        return self.settled < self.all


@dataclass(frozen=True)
class Shown:
    """One page with its fields and what can be done with it."""

    page: PaperPage
    fields: Any
    first: bool
    last: bool

    @property
    def state(self) -> str:
        """How far the machine is, in words."""
        return str(PaperPage.State(self.page.state).label)

    @property
    def tone(self) -> str:
        """The colour of its tag."""
        return TONES[PaperPage.State(self.page.state)]


def seen_intake(here: Here, pk: int) -> PaperIntake:
    """The paper of that id; 404 when it is not in sight."""
    found = visible_intakes(here.actor, here.agency).select_related("made_by", "ended_by", "case").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def seen_page(here: Here, pk: int, page: int) -> PaperPage:
    """One page of it; 404 likewise."""
    found = seen_intake(here, pk).pages.select_related("source", "picture").filter(pk=page).first()
    if found is None:
        raise Http404
    return found
