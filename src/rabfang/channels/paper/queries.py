"""Reads of paper that is being taken in, filtered by who asks: who records from a channel of paper sees all of it."""

from django.db.models import Count, Q, QuerySet

from rabfang.agencies.models import Agency
from rabfang.cases.actors import Actor
from rabfang.channels.models import PaperIntake, PaperPage
from rabfang.procedures.queries import current
from rabfang.procedures.schema import Channel, May, Medium, Procedure

ON_PAPER = (Medium.PAPER, Medium.OFFICIAL)


def recording_paper(actor: Actor, agency: Agency, procedure: Procedure) -> list[Channel]:
    """The channels of the agency's procedure on which paper comes and from which the actor records."""
    held = {row.role for row in actor.holdings if row.agency_id == agency.pk and row.role in procedure.roles}
    recording = {role for role in held if May.RECORD in procedure.roles[role].may}
    return [row for row in procedure.channel if row.medium in ON_PAPER and recording & set(row.recorded_by)]


def paper_channels(actor: Actor, agency: Agency) -> list[Channel]:
    """Likewise, of the procedure in force."""
    return recording_paper(actor, agency, current(agency)[1])


def visible_intakes(actor: Actor, agency: Agency) -> QuerySet[PaperIntake]:
    """The agency's papers; none for who records from no channel of paper."""
    rows = PaperIntake.objects.filter(agency=agency)
    return rows if paper_channels(actor, agency) else rows.none()


def for_list(intakes: QuerySet[PaperIntake]) -> QuerySet[PaperIntake]:
    """With how many pages each has (`all_pages`), how many of them are settled and how many were checked."""
    settled = Q(pages__next_at__isnull=True)
    return intakes.select_related("made_by", "ended_by").annotate(
        all_pages=Count("pages"),
        settled_pages=Count("pages", filter=settled),
        checked_pages=Count("pages", filter=Q(pages__checked=True)),
    )


def pages_of(intake: PaperIntake) -> list[PaperPage]:
    """Its pages in their order, with their files."""
    return list(intake.pages.select_related("source", "picture").order_by("position", "id"))


def checked_words(pages: list[PaperPage]) -> str:
    """What an officer has checked, page after page."""
    return "\n\n".join(page.words.strip() for page in pages if page.checked and page.words.strip())
