"""What in the settings needs an administrator's attention today."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from rabfang.agencies.models import CalendarChange, Holiday, Partner, Unit
from rabfang.agencies.queries import delegations_in, holders_by_unit, holdings_in, roles_held, running
from rabfang.cases.queries import open_assignments_by_partner, open_assignments_by_unit
from rabfang.cases.standing import wide_roles_of
from rabfang.core.clock import local_date
from rabfang.desk.settings.access import Here
from rabfang.desk.settings.checks import missing, units_wanted
from rabfang.thai.dates import ERA, short_date

SOON = timedelta(days=7)


@dataclass(frozen=True)
class Concern:
    """One thing to look at: what, where, and whether it holds work up already."""

    text: str
    url: str
    action: str
    urgent: bool = False


def concerns(here: Here) -> list[Concern]:
    """Everything that needs attention, calendar first."""
    return [*_calendar(here), *_units(here), *_partners(here), *_roles(here), *_delegations(here)]


def _calendar(here: Here) -> Iterator[Concern]:
    today = local_date(here.at)
    for year in (today.year, today.year + 1):
        url = f"{reverse('settings:holidays')}?year={year + ERA}"
        rows = Holiday.objects.filter(agency__isnull=True, day__year=year)
        drafts = rows.filter(is_draft=True).count()
        if not rows.exists():
            text = _("ยังไม่มีวันหยุดราชการปี %(year)s กำหนดเวลาจะนับวันหยุดเป็นวันทำการ")
            yield Concern(text % {"year": year + ERA}, url, _("เพิ่มวันหยุด"), urgent=True)
        elif drafts:
            text = _("วันหยุดปี %(year)s เป็นร่างที่ยังไม่ได้ตรวจ %(count)s วัน")
            yield Concern(text % {"year": year + ERA, "count": drafts}, url, _("ตรวจวันหยุด"))
    waiting = CalendarChange.objects.filter(Q(agency=here.agency) | Q(agency__isnull=True), recomputed_at__isnull=True)
    late = waiting.filter(at__lt=here.at - timedelta(minutes=10)).count()
    if late:
        text = _("การเปลี่ยนปฏิทิน %(count)s ครั้งยังคำนวณกำหนดเวลาใหม่ไม่เสร็จ โปรดตรวจว่างานเบื้องหลังทำงานอยู่")
        yield Concern(text % {"count": late}, reverse("settings:audit"), _("ดูประวัติ"), urgent=True)


def _units(here: Here) -> Iterator[Concern]:
    url = reverse("settings:units")
    rows = list(Unit.objects.filter(agency=here.agency))
    people = holders_by_unit(here.agency, local_date(here.at))
    work = open_assignments_by_unit(here.agency)
    for unit in rows:
        if not unit.is_active and work.get(unit.pk):
            text = _("“%(unit)s” ปิดแล้วแต่ยังมีเรื่องค้าง %(count)s เรื่อง")
            yield Concern(text % {"unit": unit, "count": work[unit.pk]}, url, _("ดูหน่วย"), urgent=True)
        elif unit.is_active and not people.get(unit.pk):
            text = _("“%(unit)s” ไม่มีเจ้าหน้าที่ เรื่องที่มอบหมายจะไม่มีผู้รับ")
            yield Concern(text % {"unit": unit}, reverse("settings:officers"), _("ให้บทบาท"), bool(work.get(unit.pk)))
    for key in missing(units_wanted(here.procedure), [unit.key for unit in rows]):
        text = _("ไฟล์ขั้นตอนอ้างถึงหน่วย “%(key)s” ที่ยังไม่มี")
        yield Concern(text % {"key": key}, f"{reverse('settings:unit_add')}?key={key}", _("เพิ่มหน่วย"))


def _partners(here: Here) -> Iterator[Concern]:
    """Other offices of this system where nobody would see a part of a case that is given to them."""
    rows = list(Partner.objects.filter(agency=here.agency, office__isnull=False))
    offices = {row.office_id for row in rows if row.office_id}
    if not offices:
        return
    held = roles_held(offices, local_date(here.at))
    staffed = {
        office for office, wide in wide_roles_of(offices).items() if any((office, role) in held for role in wide)
    }
    work = open_assignments_by_partner(here.agency)
    for row in rows:
        waiting = work.get(row.pk, 0)
        if row.office_id not in staffed and (row.is_active or waiting):
            text = _("“%(partner)s” ใช้ระบบนี้ แต่ไม่มีเจ้าหน้าที่ที่จะเห็นเรื่องที่ส่งไป โปรดแจ้งผู้ดูแลระบบของหน่วยงานนั้น")
            yield Concern(text % {"partner": row}, reverse("settings:partners"), _("ดูหน่วยงานอื่น"), bool(waiting))


def _roles(here: Here) -> Iterator[Concern]:
    held: set[Any] = set(running(holdings_in(here.agency), local_date(here.at)).values_list("role", flat=True))
    for role in here.procedure.role:
        if role.key not in held:
            text = _("ไม่มีผู้ใดมีบทบาท “%(role)s” ขั้นตอนของบทบาทนี้จะค้าง")
            yield Concern(text % {"role": role.title}, reverse("settings:officers"), _("ให้บทบาท"), urgent=True)


def _delegations(here: Here) -> Iterator[Concern]:
    today = local_date(here.at)
    for row in delegations_in(here.agency).filter(starts_on__lte=today, ends_on__range=(today, today + SOON)):
        text = _("%(to)s ปฏิบัติหน้าที่แทน %(name)s ถึงวันที่ %(day)s")
        said = {"to": row.to.name, "name": row.holding.officer.name, "day": short_date(row.ends_on)}
        yield Concern(text % said, reverse("settings:delegations"), _("ดูการมอบหมาย"))
