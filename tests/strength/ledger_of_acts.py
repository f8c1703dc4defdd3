"""A small register with a record of acts and looks, all of it sealed and written out."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from rabfang.agencies.models import Agency, Officer
from rabfang.audit.actions import OfCase, Who, looked, record
from rabfang.audit.actions import seal as seal_record
from rabfang.audit.heads import write_out
from rabfang.cases.seals import seal
from rabfang.cases.tests.walking import lead, submitted
from rabfang.core.clock import now
from rabfang.project.proof import RECORDS


def generated(offices: Mapping[str, Agency], clock: Callable[[datetime], None]) -> datetime:
    """Cases half-way and done, acts and looks of two offices, three seals of each; the moment of the last one."""
    town, treasury = offices["hat-kham"], offices["saraburi-treasury"]
    at = now()
    for until in ("record", "order", "report"):
        case = lead(submitted(town).case, "service-quality", until=until)
        for office in (town, treasury):
            _acts_and_looks(office, OfCase(case.pk, case.number_text))
        at += timedelta(hours=1)
        clock(at)
        seal(at)
        seal_record(at)
    write_out(RECORDS)
    return at


def _acts_and_looks(office: Agency, case: OfCase) -> None:
    for officer in Officer.objects.filter(agency=office).order_by("pk")[:3]:
        who = Who(officer.pk, officer.name, "centre")
        looked("open-case", case.number, at=now(), who=who, agency_id=office.pk, case=case)
        facts = {"changed": {"name": ["ก", "ข"]}}
        record("edit-unit", "หน่วย", at=now(), actor_id=who.id, actor_name=who.name, agency_id=office.pk, facts=facts)
