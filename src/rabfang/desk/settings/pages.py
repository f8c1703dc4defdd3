"""How every page of the settings is shown, and how a change is tried."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib import messages
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rabfang.agencies.models import Agency
from rabfang.cases.sweeps import follow_at_once
from rabfang.core.errors import NotFound, Refused
from rabfang.desk.navigation import show
from rabfang.desk.settings.access import Here
from rabfang.desk.settings.wording import refusal_text
from rabfang.web.refusing import attempted

T = TypeVar("T")

TABS = (
    ("index", gettext_lazy("ภาพรวม")),
    ("holidays", gettext_lazy("วันหยุด")),
    ("office", gettext_lazy("หน่วยงาน")),
    ("units", gettext_lazy("หน่วยภายใน")),
    ("partners", gettext_lazy("หน่วยงานอื่น")),
    ("officers", gettext_lazy("เจ้าหน้าที่")),
    ("delegations", gettext_lazy("การมอบหมายแทน")),
    ("channels", gettext_lazy("ช่องทาง")),
    ("chats", gettext_lazy("LINE และ Messenger")),
    ("mailboxes", gettext_lazy("กล่องอีเมล")),
    ("procedures", gettext_lazy("ขั้นตอน")),
    ("letterhead", gettext_lazy("หัวหนังสือ")),
    ("letter_templates", gettext_lazy("แบบหนังสือ")),
    ("confidential", gettext_lazy("จุดรับเรื่องลับ")),
    ("privacy", gettext_lazy("ข้อมูลส่วนบุคคล")),
    ("audit", gettext_lazy("ประวัติการแก้ไข")),
)


def page(request: HttpRequest, here: Here, name: str, *, tab: str, **context: Any) -> HttpResponse:
    """The template `desk/settings/{name}.html` under the tabs of the settings."""
    tabs = [{"url": reverse(f"settings:{key}"), "label": label, "current": key == tab} for key, label in TABS]
    return show(request, here, f"settings/{name}", current="settings:index", tabs=tabs, **context)


def tried(form: BaseForm, change: Callable[[], T]) -> T | None:
    """What the change gives; None when it is refused, with the reason beside the field it is about."""
    return attempted(form, change, refusal_text)


def done(request: HttpRequest, change: Callable[[], object], text: object) -> bool:
    """Tries a change that a single button asks for, and says how it went in a banner."""
    try:
        change()
    except NotFound as error:
        raise Http404 from error
    except Refused as error:
        messages.error(request, refusal_text(error))
        return False
    messages.success(request, str(text))
    return True


def say_followed(request: HttpRequest, here: Here, agency: Agency | None, text: object) -> None:
    """After a change of the calendar: due times follow, and the banner says how many moved."""
    moved = follow_at_once(agency, here.at)
    if moved is None:
        then = _("เรื่องที่ยังไม่ยุติมีจำนวนมาก ระบบกำลังคำนวณกำหนดเวลาใหม่ให้ครบภายในไม่กี่นาที")
    elif moved:
        then = _("กำหนดเวลาของ %(count)s เรื่องเปลี่ยน") % {"count": moved}
    else:
        then = _("ไม่มีเรื่องใดที่กำหนดเวลาเปลี่ยน")
    messages.success(request, f"{text} · {then}")
