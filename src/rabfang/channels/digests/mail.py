"""The mail of a digest: what waits for one officer, the most pressing first. It names no complainant and no subject."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from rabfang.agencies.calendar import calendar_of
from rabfang.cases.models import Case
from rabfang.cases.rules import step_of
from rabfang.channels.chat.speaking import hand_over, in_pieces, key
from rabfang.channels.delivery import BATCH, deliver, waiting
from rabfang.channels.digests.by_chat import chat_of, told_by_chat
from rabfang.channels.email.transport import Office, composed, leaves, send_mail
from rabfang.channels.messages import Rendered
from rabfang.channels.models import Digest, MissedNotice, Notice
from rabfang.procedures.queries import current, version_of

LANGUAGE = "th"  # an officer's own is not known
Reason = Notice.Reason


@dataclass(frozen=True)
class Line:
    """One case as the mail shows it: its number, kind and category, what it waits for, by when, and where it is.

    `office` is whose register it stands in, when that is not the reader's own.
    """

    number: str
    office: str
    what: str
    step: str
    due_at: datetime | None
    link: str


@dataclass(frozen=True)
class Group:
    """Cases told for the same reason."""

    reason: Reason
    lines: list[Line]

    @property
    def title(self) -> str:
        """The reason in words."""
        return str(self.reason.label)


@dataclass(frozen=True)
class Unwatched:
    """A channel at which nobody looked in time: its title, how many rounds are told of, and the days of the newest."""

    channel: str
    times: int
    first: date
    last: date


def send_digests(at: datetime) -> int:
    """Sends every digest that is due and whose reader's office is open; returns how many went out."""
    rows = Digest.objects.select_related("officer__agency")
    if not (leaves() or settings.RABFANG_DEMONSTRATION):
        rows = rows.filter(officer__in=told_by_chat())
    due = list(waiting(rows, at).order_by("next_at"))
    ready = [row.pk for row in due if calendar_of(row.officer.agency).is_open(at)]
    return sum(deliver(rows, pk, _send, at) for pk in ready[:BATCH])


def digest_text(digest: Digest) -> Rendered:
    """The digest's mail as its reader gets it."""
    with translation.override(LANGUAGE):
        groups = _groups(Notice.objects.filter(digest=digest).select_related("case__agency"), digest.officer.agency_id)
        context = {
            "groups": groups,
            "count": sum(len(group.lines) for group in groups),
            "overdue": sum(len(group.lines) for group in groups if group.reason == Reason.OVERDUE),
            "unwatched": _unwatched(digest),
            "watch_link": settings.BASE_URL + reverse("desk:channels"),
            "officer": digest.officer.name,
            "office": str(digest.officer.agency),
            "link": settings.BASE_URL + reverse("desk:reminders"),
        }
        said = render_to_string("email/digest.txt", context).strip()
    subject, _blank, body = said.partition("\n")
    return Rendered(digest.officer.email, subject.strip(), body.strip() + "\n")


def _send(digest: Digest) -> None:
    if not digest.officer.is_active:
        raise ValueError("the account is closed")
    if conversation := chat_of(digest.officer_id):
        said = digest_text(digest)
        pieces = in_pieces(f"{said.subject}\n\n{said.body}")
        hand_over(conversation, pieces, key(f"digest-{digest.pk}", digest.created_at))
        return
    agency = digest.officer.agency
    office = Office(agency.name_th, agency.email)
    send_mail(composed(office, digest_text(digest), digest.created_at, f"digest-{digest.pk}"))


def _groups(notices: Iterable[Notice], reader: int) -> list[Group]:
    """A case stands once, under the most pressing of its reasons, in the order of `Notice.Reason`."""
    order = list(Reason)
    most: dict[int, tuple[Reason, Case]] = {}
    for row in notices:
        reason, known = Reason(row.reason), most.get(row.case_id)
        if known is None or order.index(reason) < order.index(known[0]):
            most[row.case_id] = (reason, row.case)
    cases = [(reason, case) for wanted in order for reason, case in most.values() if reason == wanted]
    groups: dict[Reason, list[Line]] = {}
    for reason, case in cases:
        groups.setdefault(reason, []).append(line_of(case, reader))
    return [Group(reason, lines) for reason, lines in groups.items()]


def _unwatched(digest: Digest) -> list[Unwatched]:
    """The channels it tells of, each once, in the order of the newest missed round."""
    found: dict[str, list[MissedNotice]] = {}
    for row in MissedNotice.objects.filter(digest=digest).select_related("agency").order_by("-last"):
        found.setdefault(row.channel, []).append(row)
    return [Unwatched(_title(rows[0]), len(rows), rows[0].first, rows[0].last) for rows in found.values()]


def _title(row: MissedNotice) -> str:
    channel = current(row.agency)[1].channels.get(row.channel)
    return str(channel.title) if channel else row.channel


def line_of(case: Case, reader: int) -> Line:
    """The case as a list of work shows it; needs its agency. `reader` is the reader's office."""
    _version, procedure = version_of(case.procedure_id)
    kind = procedure.kinds.get(case.kind)
    names = [str(kind.title)] if kind else []
    names += [str(row.title) for row in kind.categories if row.key == case.category] if kind else []
    return Line(
        number=case.number_text,
        office="" if case.agency_id == reader else str(case.agency),
        what=" · ".join(names),
        step=str(step_of(procedure, case.step).title),
        due_at=case.due_at,
        link=settings.BASE_URL + reverse("desk:case", args=[case.pk]),
    )
