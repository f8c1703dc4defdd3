"""A paper held by one officer while they change it."""

from rabfang.agencies.models import Agency
from rabfang.cases.actors import Actor
from rabfang.channels.models import PaperIntake, PaperPage
from rabfang.channels.paper.queries import visible_intakes
from rabfang.core.errors import Conflict, NotFound


def held(pk: int, agency: Agency, by: Actor, *, seen: int | None = None) -> PaperIntake:
    """The open paper, locked until the transaction ends.

    Raises NotFound (not in sight), Conflict paper-ended, or Conflict paper-changed when an officer changed it after
    the version that was seen.
    """
    intake = visible_intakes(by, agency).select_for_update().filter(pk=pk).first()
    if intake is None:
        raise NotFound("no-such-paper")
    if intake.state != PaperIntake.State.OPEN:
        raise Conflict("paper-ended")
    if seen is not None and seen != intake.version:
        raise Conflict("paper-changed")
    return intake


def changed(intake: PaperIntake, *fields: str) -> None:
    """Stores those fields and counts the change."""
    intake.version += 1
    intake.save(update_fields=[*fields, "version"])


def numbered(pages: list[PaperPage]) -> None:
    """Stores the pages in the order they are given."""
    for position, page in enumerate(pages, start=1):
        page.position = position
    PaperPage.objects.bulk_update(pages, ["position"])
