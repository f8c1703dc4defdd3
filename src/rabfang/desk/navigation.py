"""The bar at the top of every desk page, and how a desk page is shown."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from rabfang.channels.paper.queries import recording_paper
from rabfang.desk.access import Here, office_of
from rabfang.desk.recording import channels_of, may_list_occasions
from rabfang.letters.rights import WRITING
from rabfang.procedures.schema import May


def navigation(here: Here, current: str = "") -> list[dict[str, Any]]:
    """The places this officer can go; `current` is the URL name of the one they are at."""
    places = [("desk:work", _("งานของฉัน")), ("desk:register", _("ทะเบียน"))]
    if channels_of(here):
        places.append(("desk:record", _("รับเรื่องใหม่")))
    if may_list_occasions(here):
        places.append(("desk:occasions", _("กิจกรรมรับฟัง")))
    if recording_paper(here.actor, here.agency, here.procedure):
        places.append(("desk:papers", _("เอกสารเข้า")))
    if here.sight in WRITING:
        places.append(("desk:letters", _("หนังสือ")))
    places += [("desk:channels", _("ช่องทาง")), ("desk:outbox", _("ข้อความออก")), ("desk:procedure", _("ขั้นตอน"))]
    if here.may(May.ADMINISTER):
        places.append(("settings:index", _("ตั้งค่า")))
    return [{"url": reverse(name), "label": label, "current": name == current} for name, label in places]


def show(
    request: HttpRequest, here: Here, template: str, *, current: str = "", status: int = 200, **context: Any
) -> HttpResponse:
    """One desk page with its head, bar and foot."""
    shared = {
        "here": here,
        "navigation": navigation(here, current),
        "officer_name": here.officer.name,
        "office": office_of(here.agency),
    }
    return render(request, f"desk/{template}.html", {**shared, **context}, status=status)
