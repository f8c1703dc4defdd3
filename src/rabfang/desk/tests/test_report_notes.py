"""What a report says of what changed within its days: units renamed and closed, categories split, nothing yet."""

from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from rabfang.agencies.models import Agency
from rabfang.cases.models import Assignment
from rabfang.cases.tests.walking import walk
from rabfang.core.clock import BANGKOK, now
from rabfang.desk.tests.conftest import Clock, SignIn
from rabfang.procedures.actions import publish
from rabfang.procedures.loader import preset_text

pytestmark = pytest.mark.django_db
CENTRE = "centre@hat-kham.example"
LIGHT = """[[kind.categories]]
key = "street-light"
title = { th = "ไฟฟ้าสาธารณะ", en = "Street light" }
unit = "public-works"
"""
SPLIT = """[[kind.categories]]
key = "lamp"
title = { th = "โคมไฟถนน", en = "Street lamp" }
unit = "public-works"

[[kind.categories]]
key = "cable"
title = { th = "สายไฟ", en = "Cable" }
unit = "public-works"
"""


def said(client: Client, form: str, first: str, last: str) -> str:
    answer = client.get("/desk/reports/any", {"form": form, "first": first, "last": last})
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def office(offices: dict[str, Agency]) -> Agency:
    return offices["hat-kham"]


def test_what_was_renamed_closed_or_split_is_counted_where_it_was_and_noted(
    office: Agency, signed_in: SignIn, clock: Clock
) -> None:
    walk(office, "service-quality", until="close", category="street-light")
    lead = Assignment.objects.select_related("unit").get(is_lead=True)
    Assignment.objects.update(state="ended")
    clock(datetime(2026, 11, 25, 9, tzinfo=BANGKOK))
    unit = lead.unit
    assert unit is not None
    administrator = signed_in("administrator@hat-kham.example")
    for page, sent in (("unit_edit", {"name_th": "กองช่างและผังเมือง"}), ("unit_close", {})):
        assert administrator.post(reverse(f"settings:{page}", args=[unit.pk]), sent).status_code == 302
    text = preset_text("hat-kham")
    assert LIGHT in text
    publish(office, text.replace(LIGHT, SPLIT), by=None, at=now(), note="แยกหมวด")
    clock(datetime(2026, 11, 26, 9, tzinfo=BANGKOK))
    walk(office, "service-quality", until="order", category="lamp")
    centre = signed_in(CENTRE)

    page = said(centre, "summary", "1/11/2569", "30/11/2569")
    assert f"“กองช่างและผังเมือง” เดิมชื่อ “{unit.name_th}” จนถึง 25 พฤศจิกายน 2569" in page
    assert "“กองช่างและผังเมือง” เลิกใช้แล้ว เรื่องที่เคยอยู่กับหน่วยนี้ยังนับไว้ที่เดิม" in page
    assert "“ไฟฟ้าสาธารณะ” ไม่อยู่ในขั้นตอนปัจจุบันแล้ว เรื่องที่เคยจำแนกไว้ยังนับไว้ที่เดิม" in page
    assert "โคมไฟถนน" in page
    assert "สายไฟ" not in page
    later = said(centre, "summary", "26/11/2569", "30/11/2569")
    assert "เดิมชื่อ" not in later


def test_over_nothing_and_over_what_has_not_begun_a_report_says_so(office: Agency, signed_in: SignIn) -> None:
    centre = signed_in(CENTRE)
    walk(office, "service-quality", until="order")
    for form in ("summary", "open-matters", "analysis"):
        empty = said(centre, form, "1/10/2568", "30/9/2569")
        assert "ยังไม่เริ่ม" not in empty
        assert "ไม่มีเรื่อง" in empty
        ahead = said(centre, form, "1/10/2570", "30/9/2571")
        assert "ช่วงเวลานี้ยังไม่เริ่ม จึงยังไม่มีข้อมูล" in ahead
        assert "คงค้าง" not in ahead  # what is open today says nothing of that year
