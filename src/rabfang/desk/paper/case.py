"""A paper that is being recorded: what the record form begins with, and the case it becomes."""

from typing import Any

from django.http import Http404, HttpRequest

from rabfang.cases.receive import Received, received_by
from rabfang.channels.models import PaperIntake, PaperPage
from rabfang.channels.paper.queries import checked_words, pages_of
from rabfang.channels.paper.recording import Paper
from rabfang.desk.access import Here
from rabfang.desk.paper.reading import seen_intake

LONGEST_ID = 18  # digits
SAME = ("channel", "received_at", "letter_number", "letter_date", "envelope_number", "sent_by", "address")


class OnPaper:
    """The paper whose id the record form carries."""

    def __init__(self, here: Here, intake: PaperIntake) -> None:
        self.here = here
        self.intake = intake
        self.pages: list[PaperPage] = pages_of(intake)

    @property
    def ended(self) -> bool:
        """Whether it is a case already, or put aside."""
        return self.intake.state != PaperIntake.State.OPEN

    @property
    def unchecked(self) -> list[int]:
        """The pages whose words nobody has checked; they are not in the form."""
        return [page.position for page in self.pages if not page.checked]

    def first(self) -> dict[str, Any]:
        """What the form begins with."""
        known = {name: getattr(self.intake, name) for name in SAME}
        words = checked_words(self.pages)
        return {**known, "name": self.intake.sender, "detail": words, "paper": self.intake.pk}

    def submission(self, token: str) -> str:
        """The mark of one sending of the form for this paper; never that of another form."""
        return f"paper {self.intake.pk}:{self.here.officer.pk}:{token}"

    def brought_by(self, token: str) -> Received | None:
        """The case that this very form brought before."""
        return received_by(self.here.agency, self.submission(token)) if token else None

    def whole(self) -> Paper:
        """Its pages made ready to be the case's files."""
        return Paper(self.intake)


def paper_for(request: HttpRequest, here: Here) -> OnPaper | None:
    """The paper that the form is for; 404 when it is not in sight."""
    said = (request.POST if request.method == "POST" else request.GET).get("paper", "")
    if not said:
        return None
    if not said.isdecimal() or len(said) > LONGEST_ID:
        raise Http404
    return OnPaper(here, seen_intake(here, int(said)))
