"""The bar at the top of every desk page, and how a desk page is shown."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from rabfang.channels.paper.queries import recording_paper
from rabfang.desk.access import Here, office_of
from rabfang.desk.designated import desk_of_theirs
from rabfang.desk.figures.rights import sees_figures
from rabfang.desk.incoming.rights import sees_incoming
from rabfang.desk.recording import channels_of, may_list_occasions
from rabfang.letters.rights import WRITING
from rabfang.procedures.schema import May
from rabfang.reports.room import opens_to

CHANNELS = "desk:channels"
Places = list[tuple[str, str]]


def navigation(here: Here, current: str = "") -> list[dict[str, Any]]:
    """The places this officer can go; `current` is the URL name of the one they are at."""
    places = [("desk:work", _("งานของฉัน")), ("desk:register", _("ทะเบียน"))]
    if sees_figures(here):
        places.append(("desk:figures", _("ภาพรวม")))
    if channels_of(here):
        places.append(("desk:record", _("รับเรื่องใหม่")))
    if here.sight in WRITING:
        places.append(("desk:letters", _("หนังสือ")))
    if opens_to(here.roles, here.procedure):
        places.append(("desk:reports", _("รายงาน")))
    places += [(CHANNELS, pgettext("bar", "ช่องทาง")), ("desk:procedure", _("ขั้นตอน"))]
    if here.may(May.AUDIT):
        places.append(("desk:audit", _("บันทึกการตรวจสอบ")))
    if here.may(May.PROTECT) or here.may(May.DESTROY):
        places.append(("desk:rights", pgettext("bar", "ข้อมูลส่วนบุคคล")))
    if here.may(May.ADMINISTER):
        places.append(("settings:index", _("ตั้งค่า")))
    if desk_of_theirs(here.officer, here.actor) is not None:
        places.append(("confidential:cases", _("เรื่องลับ")))
    within = {name for name, _label in channel_places(here)}
    return _items(places, CHANNELS if current in within else current)


def channel_places(here: Here) -> Places:
    """The places about ways in and out that this officer can go; they stand as tabs below "channels"."""
    places = [(CHANNELS, _("การตรวจช่องทาง"))]
    if sees_incoming(here):
        places.append(("desk:incoming", _("ข้อความเข้า")))
    if recording_paper(here.actor, here.agency, here.procedure):
        places.append(("desk:papers", _("เอกสารเข้า")))
    if may_list_occasions(here):
        places.append(("desk:occasions", _("กิจกรรมรับฟัง")))
    places += [("desk:outbox", _("ข้อความออก")), ("desk:listening", _("ปฏิทินการรับฟัง"))]
    if here.may(May.RECORD) or here.may(May.ADMINISTER):
        places.append(("desk:posters", _("ป้ายคิวอาร์")))
    return [*places, ("desk:satisfaction", _("ความพึงพอใจและการปรับปรุง"))]


def show(
    request: HttpRequest, here: Here, template: str, *, current: str = "", status: int = 200, **context: Any
) -> HttpResponse:
    """One desk page with its head, bar and foot."""
    places = channel_places(here)
    shared = {
        "here": here,
        "navigation": navigation(here, current),
        "places": _items(places, current) if current in {name for name, _label in places} else [],
        "officer_name": here.officer.name,
        "office": office_of(here.agency),
    }
    return render(request, f"desk/{template}.html", {**shared, **context}, status=status)


def _items(places: Places, current: str) -> list[dict[str, Any]]:
    return [{"url": reverse(name), "label": label, "current": name == current} for name, label in places]
