"""Letters as the desk shows them: as a row of a list, and one with all that is known of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from rabfang.desk.access import Here
from rabfang.letters.kinds import TEXT_TITLES
from rabfang.letters.models import Letter, LetterEntry, State
from rabfang.letters.rights import visible_letters

TONES = {State.DRAFT: "waiting", State.ISSUED: "active", State.SENT: "good", State.CANCELLED: "neutral"}


@dataclass(frozen=True)
class Row:
    """One letter in a list."""

    letter: Letter

    @property
    def title(self) -> str:
        """What sort of letter, in words."""
        return str(TEXT_TITLES.get(self.letter.text, self.letter.text))

    @property
    def state(self) -> str:
        """Its state in words."""
        return str(State(self.letter.state).label)

    @property
    def tone(self) -> str:
        """The colour of its tag."""
        return TONES[State(self.letter.state)]

    @property
    def url(self) -> str:
        """Its page."""
        return reverse("desk:letter", args=[self.letter.pk])


def rows(letters: Iterable[Letter]) -> list[Row]:
    """Rows of letters."""
    return [Row(letter) for letter in letters]


def seen_letter(here: Here, pk: int) -> Letter:
    """The letter of that id with what its page shows; 404 when it is not in sight."""
    related = ("agency", "case", "case__complainant", "about", "file", "scan", "made_by", "issued_by")
    found = visible_letters(here.actor, here.agency).select_related(*related).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def history(letter: Letter) -> list[dict[str, Any]]:
    """What was done with it, the newest first, for the `timeline` tag."""
    entries = LetterEntry.objects.filter(letter=letter).select_related("by").order_by("-id")
    return [
        {
            "title": str(LetterEntry.Action(entry.action).label),
            "byline": _("โดย %(name)s") % {"name": entry.by.name},
            "at": entry.at,
            "body": entry.note,
        }
        for entry in entries
    ]
