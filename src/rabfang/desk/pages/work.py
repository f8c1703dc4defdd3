"""My work: what waits for the officer, what is due first, what citizens wrote, what is late."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rabfang.cases.models import Event
from rabfang.cases.queries import soonest
from rabfang.channels.chat.half_way import left_half_way
from rabfang.channels.chat.officers import has_line
from rabfang.desk.access import Here, officer_page
from rabfang.desk.counts import may_see_counts
from rabfang.desk.listing import Row, for_list, rows
from rabfang.desk.navigation import show
from rabfang.desk.recording import channels_of
from rabfang.desk.reports.reading import asking as reports_asking
from rabfang.desk.sight import escalation_level, listed
from rabfang.desk.taking_out.pages import recent
from rabfang.desk.watch.calls import calls_of
from rabfang.desk.watch.reading import asking
from rabfang.procedures.schema import Medium

SHOWN = 20
COUNTED = 999


@dataclass(frozen=True)
class Pile:
    """One list of the page: at most SHOWN rows, and how many there are in the register's list of the same name."""

    key: str
    title: str
    rows: list[Row]
    count: int
    urgent: bool = False

    @property
    def url(self) -> str:
        """The register, showing the same list."""
        return f"{reverse('desk:register')}?{urlencode({'show': self.key})}"

    @property
    def figure(self) -> str:
        """The number as shown."""
        return f"{COUNTED}+" if self.count > COUNTED else str(self.count)

    @property
    def more(self) -> bool:
        """Whether the list is longer than what is shown."""
        return self.count > len(self.rows)


@officer_page
@require_safe
def work(request: HttpRequest, here: Here) -> HttpResponseBase:
    """What this officer should do next."""
    messages = _pile(here, "messages", _("ผู้ร้องส่งข้อความใหม่"))
    piles = [
        *_brought(here),
        *_of_others(here),
        _pile(here, "waiting", _("เรื่องที่รอท่านดำเนินการ")),
        messages,
        _pile(here, "late", _("เรื่องเกินกำหนดทั้งหมดที่ท่านเห็น"), urgent=True),
    ]
    answered = _answers([row.case.pk for row in messages.rows])
    more: dict[str, Any] = {"my_line": has_line(here.agency), "half_way": _half_way(here), "watch": asking(here)}
    more |= {"counts": may_see_counts(here), "exports": recent(here), "calls": calls_of(here)}
    more["reports"] = reports_asking(here)
    return show(request, here, "work", current="desk:work", piles=piles, answered=answered, **more)


def _half_way(here: Here) -> int:
    """Talks in chats that their people left, where the officer could take them up."""
    by_chat = [channel.key for channel in channels_of(here) if channel.medium in (Medium.LINE, Medium.MESSENGER)]
    return left_half_way(here.agency, by_chat).order_by().count() if by_chat else 0


def _brought(here: Here) -> list[Pile]:
    """The late cases brought before those who are told only after others were: they look at these first."""
    level = escalation_level(here)
    if level is None or level == 1:
        return []
    return [_pile(here, "escalated", _("เรื่องเกินกำหนดที่แจ้งถึงท่าน"), urgent=True)]


def _of_others(here: Here) -> list[Pile]:
    """Other offices' cases of which this one has an open part; only where some office has it for a partner."""
    if not here.agency.partner_of.exists():
        return []
    return [_pile(here, "others", _("เรื่องของหน่วยงานอื่นที่ให้เราร่วมดำเนินการ"))]


def _pile(here: Here, key: str, title: str, *, urgent: bool = False) -> Pile:
    found = listed(here, key)
    count = found.order_by()[: COUNTED + 1].count()
    shown = soonest(for_list(found), SHOWN) if key == "waiting" else for_list(found)[:SHOWN]
    return Pile(key, title, rows(shown), count, urgent)


def _answers(cases: list[int]) -> dict[int, bool]:
    """By case: whether the citizen's last message answers a question."""
    found: dict[int, bool] = {}
    events = Event.objects.filter(case__in=cases, action="message").order_by("seq")
    for event in events:
        found[event.case_id] = bool(event.facts.get("answers_question"))
    return found
