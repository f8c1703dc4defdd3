"""How many were asked how satisfied they are, by which way, and how many answered (S4-10)."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from rabfang.cases.models import Case, Heard
from rabfang.channels.models import Asking
from rabfang.channels.outbox import NOT_DELIVERED, WAYS, way_title
from rabfang.core.shares import shares

# What may be asked of a case in the register.
PUT, ANSWERED, UNANSWERED = "asked", "answered", "unanswered"
ASKED = {PUT: _("ถามแล้ว"), ANSWERED: _("ถามแล้วและตอบ"), UNANSWERED: _("ถามแล้วยังไม่ตอบ")}


@dataclass(frozen=True)
class Response:
    """Those asked by one way, by all when `way` is empty: how many, how many of them answered, and their share."""

    way: str
    asked: int
    answered: int

    @property
    def percent(self) -> float:
        """The response rate."""
        return shares([self.answered, self.asked - self.answered])[0]


@dataclass(frozen=True)
class Responses:
    """Each way by which anybody was asked, then all; and the cases that were rated without being asked."""

    lines: list[Response]
    unasked: int


def responses(cases: QuerySet[Case]) -> Responses:
    """Of the questions about `cases`, those that arrived: one that came back was not put. Two queries."""
    put = asked_of(Asking.objects.filter(case__in=cases)).order_by()
    answered = Count("pk", filter=Q(answered_at__isnull=False))
    found = put.values("way").annotate(asked=Count("pk"), answered=answered).order_by("way")
    lines = [Response(*row) for row in found.values_list("way", "asked", "answered")]
    whole = Response("", sum(line.asked for line in lines), sum(line.answered for line in lines))
    told = Asking.objects.filter(case=OuterRef("pk"), answered_at__isnull=False)
    return Responses([*lines, whole], cases.exclude(rating="").exclude(Exists(told)).order_by().count())


def asked_way(key: str) -> str:
    """By which way somebody was asked, in words."""
    return str(_("โทรศัพท์") if key == Heard.TELEPHONE else way_title(key))


def asked_ways() -> list[tuple[str, str]]:
    """Every way by which somebody can be asked."""
    return [(key, asked_way(key)) for key in (*WAYS, Heard.TELEPHONE.value)]


def narrowed(cases: QuerySet[Case], asked: str, way: str) -> QuerySet[Case]:
    """Those of the cases of which that was asked, by that way, by any when empty; all of them when nothing is said."""
    if not asked and not way:
        return cases
    rows = asked_of(Asking.objects.filter(case=OuterRef("pk"), **({"way": way} if way else {})))
    if asked in (ANSWERED, UNANSWERED):
        rows = rows.filter(answered_at__isnull=asked == UNANSWERED)
    return cases.filter(Exists(rows))


def asked_of(rows: QuerySet[Asking]) -> QuerySet[Asking]:
    """Those of the questions that were put."""
    return rows.filter(asked_at__isnull=False).exclude(message__state__in=NOT_DELIVERED)
