"""Finding the occasion that an address names, for who may see it, and saying what is known of it."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rabfang.channels.occasions.queries import (
    Occasion,
    entry_of_case,
    may_record,
    recordable_channels,
    visible_occasions,
)
from rabfang.desk.access import Here
from rabfang.desk.case.reading import Opened
from rabfang.desk.listing import title
from rabfang.procedures.schema import Medium, Sees
from rabfang.thai.areas import NoSuchArea, area, area_label
from rabfang.thai.dates import long_date

_SUBDISTRICT = 6


def may_list(here: Here) -> bool:
    """Whether the officer has a list of occasions: those who enter them, and those who see every case."""
    return here.sight == Sees.AGENCY or bool(recordable_channels(here.actor, here.agency, here.procedure))


def found(here: Here, pk: int, *, to_change: bool = False) -> Occasion:
    """The occasion of that id; 404 when it is not in sight, or not for this officer to change."""
    seen = visible_occasions(here.actor, here.agency, here.procedure).select_related("owner", "agency")
    occasion = seen.filter(pk=pk).first()
    if occasion is None or (to_change and not may_record(here.actor, here.agency, here.procedure, occasion.channel)):
        raise Http404
    return occasion


@dataclass(frozen=True)
class Origin:
    """The occasion a case came from, as its page says it; `url` is empty where the officer does not see it."""

    title: str
    days: str
    url: str
    kind: str


def origin_of(case: Opened) -> Origin | None:
    """Where a case of a channel of occasions came from, when it is known; asks nothing for other channels."""
    channel = case.procedure.channels.get(case.case.channel)
    if channel is None or channel.medium != Medium.OCCASION or not case.is_ours:
        return None
    entry = entry_of_case(case.case)
    if entry is None:
        return None
    here, occasion = case.here, entry.occasion
    seen = here.sight == Sees.AGENCY or here.officer.pk in (occasion.owner_id, occasion.made_by_id)
    url = reverse("desk:occasion", args=[occasion.pk]) if seen else ""
    kind = "" if case.case.kind else title(case.procedure.kinds, entry.kind)
    return Origin(occasion.title, days_of(occasion), url, kind)


@dataclass(frozen=True)
class Row:
    """One occasion of a list."""

    occasion: Any
    channel: str

    @property
    def days(self) -> str:
        """Its day or days in words."""
        return days_of(self.occasion)


def row(here: Here, occasion: Occasion) -> Row:
    """The occasion with its channel in words."""
    return Row(occasion, title(here.procedure.channels, occasion.channel))


def facts(here: Here, occasion: Occasion) -> list[tuple[Any, Any]]:
    """What is known of it, for a list of keys and values."""
    people = "" if occasion.attendance is None else _("%(count)s คน") % {"count": occasion.attendance}
    pairs = [
        (_("ช่องทาง"), title(here.procedure.channels, occasion.channel)),
        (_("วันที่จัด"), days_of(occasion)),
        (_("สถานที่"), occasion.place),
        (_("พื้นที่"), area_of(occasion)),
        (_("ผู้รับผิดชอบ"), f"{occasion.owner.name} {occasion.owner.position}".strip()),
        (_("จำนวนผู้เข้าร่วม"), people),
        (_("ผู้เข้าร่วม"), occasion.attended_by),
    ]
    return [(key, value) for key, value in pairs if value]


def days_of(occasion: Occasion) -> str:
    """ "9 เมษายน 2569", or the first and the last day."""
    english = get_language() == "en"
    first = long_date(occasion.starts_on, english=english)
    if occasion.ends_on == occasion.starts_on:
        return first
    return f"{first} – {long_date(occasion.ends_on, english=english)}"


def area_of(occasion: Occasion) -> str:
    """Its area in words; a district or a province alone by name."""
    english = get_language() == "en"
    code = occasion.area
    try:
        if len(code) == _SUBDISTRICT:
            return area_label(code, english=english)
        names = [area(code[:length]) for length in (4, 2) if code and len(code) >= length]
    except NoSuchArea:
        return code
    return " ".join(one.name_en if english else one.name_th for one in names)
