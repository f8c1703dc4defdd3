"""A list as a file: asked for, made by a worker that may be killed, fetched by who asked alone, gone after its days."""

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from io import BytesIO
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from conftest import MONDAY
from rabfang.agencies.models import Agency, RoleHolding
from rabfang.audit.models import AuditEntry
from rabfang.cases.actors import Actor
from rabfang.cases.models import Case
from rabfang.cases.perform import perform
from rabfang.cases.tests.walking import submitted
from rabfang.channels.models import Incoming
from rabfang.channels.occasions.actions.enter import Typed, enter
from rabfang.channels.occasions.actions.hold import Told, hold
from rabfang.core.clock import now
from rabfang.desk.taking_out import asking
from rabfang.desk.tests.conftest import Clock, SignIn, Walked
from rabfang.desk.tests.taken import asked_for, rows_of
from rabfang.documents.models import StoredFile
from rabfang.letters.actions.draft import draft
from rabfang.procedures.schema import Words
from rabfang.reports.blocks import Cell, Column, Row, Table
from rabfang.reports.exports import lists
from rabfang.reports.exports.actions import make
from rabfang.reports.exports.actions.drop import forget_old
from rabfang.reports.exports.actions.make import A_WHILE, Maker
from rabfang.reports.exports.lists import Asking, Listing, Value, offer
from rabfang.reports.exports.queries import Export
from rabfang.reports.exports.tables import of_table

pytestmark = pytest.mark.django_db
CENTRE, EXECUTIVE, UNIT = "centre@hat-kham.example", "executive@hat-kham.example", "unit@hat-kham.example"
NEW = "/desk/exports/new/register"


@pytest.fixture
def three(walked: Walked, actor: Callable[[str], Actor]) -> list[Case]:
    """A case with a unit, one that waits to be classified whose subject would act in a table, one that is closed."""
    given = walked("hat-kham", "service-quality", until="report", category="street-light", subject="ไฟดับหน้าวัด")
    walked(
        "hat-kham", "service-quality", until="classify", subject='=HYPERLINK("http://a.example","ดู")', name="มานี มีนา"
    )
    closed = walked("hat-kham", "information", until="close")
    perform(closed, "close", by=actor(CENTRE), outcome="explained")
    return [given, closed]


@pytest.fixture
def by_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is made while a page is waited for, and a turn is one row."""
    monkeypatch.setattr(asking, "AT_ONCE", 0)
    monkeypatch.setattr(make, "A_TURN", 1)


def taken() -> list[dict[str, Any]]:
    return [row.facts for row in AuditEntry.objects.filter(action="export").order_by("pk")]


def test_a_short_list_is_there_at_once(three: list[Case], signed_in: SignIn) -> None:
    client = signed_in(CENTRE)
    register = client.get("/desk/register", {"show": "", "status": "open"}).content.decode()
    assert f'href="{NEW}?status=open"' in register
    form = client.get(f"{NEW}?status=open").content.decode()
    for words in ("สถานะ", "อยู่ระหว่างดำเนินการ", "มี 2 แถว", "วันนี้ท่านนำออกได้อีก 5,000 แถว"):
        assert words in form, words
    page = asked_for(client, f"{NEW}?status=open", format="csv")
    head, *rows = rows_of(client, page)
    assert head[:4] == ["เลขรับ", "ปีของทะเบียน (พ.ศ.)", "วันที่รับ", "ช่องทาง"]
    assert [row[:3] for row in rows] == [["2", "2570", "23 พ.ย. 2569 09:00"], ["1", "2570", "23 พ.ย. 2569 09:00"]]
    assert rows[0][6:8] == ['\'=HYPERLINK("http://a.example","ดู")', "มานี มีนา"]
    assert rows[1][4:7] == ["คุณภาพการให้บริการ", "ไฟฟ้าสาธารณะ", "ไฟดับหน้าวัด"]
    assert rows[1][11] == "กองช่าง"
    assert taken() == [{"rows": 2, "asked": "status:open", "format": "csv"}]
    entry = AuditEntry.objects.get(action="export")
    assert (entry.actor_name, entry.target, entry.role) == ("สมศรี ใจเย็น", "register", "centre")
    assert "ระบบจะลบไฟล์นี้เมื่อ 30 พ.ย. 2569 09:00 น." in client.get(page).content.decode()
    for other in (EXECUTIVE, "centre@saraburi-treasury.example"):
        assert [signed_in(other).get(f"{page}{more}").status_code for more in ("", "/file")] == [404, 404]
        assert signed_in(other).post(f"{page}/remove").status_code == 404
    workbook = asked_for(client, NEW, language="en")
    sheet = load_workbook(BytesIO(b"".join(client.get(f"{workbook}/file")))).active
    assert sheet is not None
    assert (sheet["G3"].value, sheet["G3"].data_type, sheet.max_row) == (rows[0][6], "s", 4)
    assert sheet["C2"].number_format == "[$-1070409]d mmm yyyy hh:mm"
    client.post(f"{page}/remove")
    assert client.get(page).status_code == 404
    assert StoredFile.objects.filter(name__endswith=".csv").count() == 0


def test_the_same_form_sent_twice_makes_one_file(three: list[Case], signed_in: SignIn) -> None:
    client = signed_in(CENTRE)
    first = asked_for(client, NEW, asked="7d444840-9dc0-11d1-b245-5ffdce74fad2")
    assert asked_for(client, NEW, asked="7d444840-9dc0-11d1-b245-5ffdce74fad2") == first
    assert client.post(NEW, {"format": "pdf", "language": "th", "asked": "x"}).status_code == 400
    assert [row["rows"] for row in taken()] == [3]


@pytest.mark.usefixtures("by_worker")
def test_a_worker_that_is_killed_leaves_the_file_to_another(three: list[Case], signed_in: SignIn, clock: Clock) -> None:
    client = signed_in(CENTRE)
    page = asked_for(client, NEW, format="csv")
    waiting = client.get(page)
    assert waiting["Refresh"] == "3"
    assert "จัดทำแล้ว 0 จาก 3 แถว" in waiting.content.decode()
    assert "Refresh" not in client.get(f"{page}?still=1")
    killed, other = Maker(), Maker()
    assert [killed.make(now()), other.make(now())] == [1, 0]
    assert "จัดทำแล้ว 1 จาก 3 แถว" in client.get(page).content.decode()
    assert client.get(f"{page}/file").status_code == 404
    clock(MONDAY + A_WHILE + timedelta(seconds=1))
    assert [other.make(now()), killed.make(now())] == [1, 0]
    assert "พร้อมแล้ว" not in client.get("/desk/").content.decode()
    assert [other.make(now()) for _turn in range(3)] == [1, 1, 0]
    assert "ไฟล์ “ทะเบียน” 3 แถวที่ท่านขอ พร้อมแล้ว" in client.get("/desk/").content.decode()
    assert [row[0] for row in rows_of(client, page)[1:]] == ["3", "2", "1"]
    assert "พร้อมแล้ว" not in client.get("/desk/").content.decode()
    assert [row["rows"] for row in taken()] == [3]


@pytest.mark.usefixtures("by_worker")
def test_a_list_that_cannot_be_read_says_so_and_holds_up_nobody(
    three: list[Case], signed_in: SignIn, forgets: None
) -> None:
    client = signed_in(CENTRE)
    broken = asked_for(client, "/desk/exports/new/broken")
    good = asked_for(client, "/desk/exports/new/good", format="csv")
    worker = Maker()
    assert [worker.make(now()) for _turn in range(3)] == [1, 1, 0]
    assert "จัดทำไฟล์นี้ไม่สำเร็จ" in client.get(broken).content.decode()
    assert rows_of(client, good) == [["หน่วย", "เรื่อง", "ร้อยละ"], ["กองช่าง", "2", "66.7"], ["", "-1", ""]]


@pytest.fixture
def forgets() -> Iterator[None]:
    """Two lists of a report: one that fails after its first row, one that is a table."""
    before = dict(lists._offered)
    table = Table(
        key="t",
        title=Words(th="ตาราง", en="Table"),
        columns=(
            Column(title=Words(th="หน่วย", en="Unit"), shows="text"),  # type: ignore[arg-type]
            Column(title=Words(th="เรื่อง", en="Cases")),
            Column(title=Words(th="ร้อยละ", en="Percent"), shows="percent"),  # type: ignore[arg-type]
        ),
        rows=(
            Row(cells=(Cell(text=Words(th="กองช่าง", en="Works")), Cell(value=2), Cell(value=66.7))),
            Row(cells=(Cell(), Cell(value=-1), Cell())),
        ),
        empty=Words(th="ว่าง", en="Empty"),
    )
    whole = of_table(table)

    def broken(_asking: Asking) -> lists.Found:
        def rows(_keys: Sequence[int]) -> list[list[Value]]:
            raise ValueError("no such row")

        return lists.Found(whole.heads, whole.count, whole.keys, rows, whole.scope)

    offer(Listing("good", "ตาราง", (), lambda _asking: whole))
    offer(Listing("broken", "ตาราง", (), broken))
    yield
    lists._offered.clear()
    lists._offered.update(before)


def test_more_than_may_go_in_a_day_stays_inside(
    three: list[Case], signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    Agency.objects.filter(slug="hat-kham").update(export_rows=5)
    client = signed_in(CENTRE)
    asked_for(client, NEW)
    refused = client.get(NEW).content.decode()
    assert "ครั้งนี้ต้องนำออก 3 แถว วันนี้ท่านนำออกไปแล้ว 3 แถว จากที่หน่วยงานกำหนดไม่เกิน 5 แถว" in refused
    assert '<form method="post" novalidate' not in refused
    sent = {"format": "csv", "language": "th", "asked": "7d444840-9dc0-11d1-b245-5ffdce74fad2"}
    assert client.post(NEW, sent).status_code == 409
    assert Export.objects.count() == 1
    monkeypatch.setattr(asking, "AT_ONCE", 0)
    executive = signed_in(EXECUTIVE)  # each person has their own
    pages = [asked_for(executive, NEW, format="csv") for _file in range(2)]
    Maker().make(now())
    assert [row["rows"] for row in taken()] == [3, 3]
    assert len(rows_of(executive, pages[0])) == 4
    assert "วันนี้ท่านนำออกไปแล้ว 3 แถว" in executive.get(pages[1]).content.decode()
    assert StoredFile.objects.filter(name__startswith="register-").count() == 2


@pytest.mark.usefixtures("by_worker")
def test_who_has_the_right_no_more_gets_nothing(three: list[Case], signed_in: SignIn, clock: Clock) -> None:
    client = signed_in(UNIT)
    done, half, waiting = (asked_for(client, NEW, format="csv") for _file in range(3))
    fourth = {"format": "csv", "language": "th", "asked": "7d444840-9dc0-11d1-b245-5ffdce74fad2"}
    assert "ท่านมีไฟล์ที่รอจัดทำอยู่ 3 ไฟล์แล้ว" in client.post(NEW, fourth).content.decode()
    maker = Maker()
    make_one(maker, done)
    assert [row[0] for row in rows_of(client, done)[1:]] == ["3", "1"]
    held = RoleHolding.objects.get(officer__email=UNIT)
    held.unit = type(held.unit).objects.get(agency__slug="hat-kham", key="finance")  # type: ignore[union-attr]
    held.save()
    clock(now() + A_WHILE * 2)
    for page in (half, waiting):
        make_one(Maker(), page)
        assert "บทบาทของท่านหรือสิ่งที่ท่านเห็นเปลี่ยนไป" in client.get(page).content.decode()
    assert client.get(f"{done}/file").status_code == 404
    RoleHolding.objects.filter(pk=held.pk).delete()
    assert client.get(done).status_code == 403
    assert [row["rows"] for row in taken()] == [2]


def make_one(maker: Maker, page: str) -> None:
    """The whole of the file of that page."""
    maker.make_now(Export.objects.get(pk=int(page.rpartition("/")[2])), now())


def test_a_file_goes_after_its_days_and_then_what_says_of_it(
    three: list[Case], signed_in: SignIn, clock: Clock
) -> None:
    page = asked_for(signed_in(CENTRE), NEW)
    assert forget_old(now()) == 0
    clock(MONDAY + timedelta(days=7))
    assert signed_in(CENTRE).get(f"{page}/file").status_code == 404
    assert forget_old(now()) == 1
    assert not StoredFile.objects.filter(name__startswith="register-").exists()
    assert "ไฟล์นี้พ้นกำหนดและถูกลบแล้ว" in signed_in(CENTRE).get(page).content.decode()
    assert "ลบไฟล์แล้ว" in signed_in(CENTRE).get("/desk/exports").content.decode()
    clock(MONDAY + timedelta(days=14))
    assert forget_old(now()) == 1
    assert signed_in(CENTRE).get(page).status_code == 404
    assert [row["rows"] for row in taken()] == [3]


def test_a_turn_asks_as_many_questions_for_many_rows_as_for_few(
    offices: dict[str, Agency], signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "AT_ONCE", 0)
    client, counts = signed_in(CENTRE), []
    for _again in range(2):
        for _case in range(4):
            submitted(offices["hat-kham"])
        asked_for(client, NEW)
        with CaptureQueriesContext(connection) as captured:
            Maker().make(now())
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 45, counts


@pytest.mark.parametrize(
    ("key", "account", "asked", "lines"),
    [
        ("late", CENTRE, {}, [["2", "2570"], ["1", "2570"]]),
        ("letters", CENTRE, {"state": "draft"}, [["", "", "หนังสือแจ้งผลผู้ร้อง"]]),
        ("incoming", CENTRE, {}, [["ไฟดับ", "นาง ก <a@b.example>"]]),
        ("occasion", CENTRE, {}, [["1", "ร่าง", "", "", "คุณภาพการให้บริการ", "ถนนพัง", "มานะ"]]),
        ("satisfaction", CENTRE, {"year": "2570"}, []),
        (
            "audit",
            "auditor@hat-kham.example",
            {"action": "export"},
            [["2", "23 พ.ย. 2569 09:00:00", "การเข้าดู", "สมศรี ใจเย็น"]],
        ),
    ],
)
def test_each_list_gives_its_rows(
    three: list[Case],
    signed_in: SignIn,
    actor: Callable[[str], Actor],
    clock: Clock,
    key: str,
    account: str,
    asked: dict[str, str],
    lines: list[list[str]],
) -> None:
    town = three[0].agency
    if key == "letters":
        draft(town, "reply", by=actor(CENTRE), at=now(), case=three[0])
    elif key == "incoming":
        seen = {"sender": "นาง ก <a@b.example>", "subject": "ไฟดับ", "state": "held", "reason": "empty"}
        Incoming.objects.create(agency=town, way="email", account=1, external_id="1", received_at=now(), **seen)
    elif key == "occasion":
        told = Told("walk-in", "ประชาคมหมู่ 4", MONDAY.date(), MONDAY.date(), actor(CENTRE).officer_id or 0)
        occasion = hold(town, told, by=actor(CENTRE), at=now(), asked=uuid4())
        said = {"kind": "service-quality", "subject": "ถนนพัง", "person": "มานะ"}
        enter(occasion, [Typed("t", said)], by=actor(CENTRE), at=now(), record=False)
        asked = {"occasion": str(occasion.pk)}
    elif key == "audit":
        asked_for(signed_in(CENTRE), NEW)
    clock(MONDAY + timedelta(days=30))
    client = signed_in(account)
    page = asked_for(client, f"/desk/exports/new/{key}?{urlencode(asked)}", format="csv")
    _head, *rows = rows_of(client, page)
    assert [row[: len(line)] for row, line in zip(rows, lines, strict=False)] == lines, rows
    assert rows
    entry = AuditEntry.objects.latest("pk")
    assert (entry.action, entry.target, entry.facts["rows"]) == (
        "audit-export" if key == "audit" else "export",
        key,
        len(rows),
    )
