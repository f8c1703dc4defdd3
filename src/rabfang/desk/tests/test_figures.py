"""Figures at the desk: what each officer is shown, and that every number opens as many cases as it says."""

import html
import re
from collections.abc import Callable, Iterable
from datetime import timedelta

import pytest
from django.test import Client

from conftest import MONDAY
from rabfang.agencies.models import Agency, RoleHolding, Unit
from rabfang.cases.models import Case
from rabfang.cases.models import Clock as CaseClock
from rabfang.cases.tests.full_register import fill_register
from rabfang.cases.tests.walking import submitted
from rabfang.core.clock import now
from rabfang.desk.tests.conftest import Clock, SignIn
from rabfang.reports.actions.tables import make_editions
from rabfang.reports.facts.folding import fold_waiting
from rabfang.reports.figures.unusual import is_unusual

pytestmark = pytest.mark.django_db
EXECUTIVE, CENTRE, UNIT = "executive@hat-kham.example", "centre@hat-kham.example", "unit@hat-kham.example"
LINK = re.compile(
    r'<a class="govuk-link[^"]*" href="(/desk/figures/cases[^"]*)">(?:<span class="rabfang-figure">)?([0-9,]+)<'
)
MOST_QUERIES = 50
MOST_QUERIES_OF_A_TABLE = 40
Queries = Callable[[Client, str], int]


def opened(client: Client, page: str) -> dict[str, int]:
    """Every number on a page that opens cases: its address, and what it says first."""
    found: dict[str, int] = {}
    for address, said in LINK.findall(client.get(page).content.decode()):
        found.setdefault(html.unescape(address), int(said.replace(",", "")))
    return found


def listed(client: Client, address: str) -> tuple[int, str]:
    """How many cases an address lists on all its pages, and how many the figure counts as the page says."""
    rows, hidden = 0, ""
    while address:
        answer = client.get(address)
        assert answer.status_code == 200, address
        rows += len(answer.context["rows"])
        hidden = answer.context["hidden"] or answer.context["counted"]
        address = answer.context["next_url"]
    return rows, hidden


def test_over_a_register_that_holds_everything(
    offices: dict[str, Agency], clock: Clock, signed_in: SignIn, queries: Queries
) -> None:
    """Every figure opens the cases it counts, and a table of one's own equals counting the register."""
    fill_register(offices, clock)
    every_figure_opens_the_cases_it_counts(signed_in)
    a_table_of_ones_own_equals_counting(signed_in, list(Case.objects.filter(agency=offices["hat-kham"])))
    assert queries(signed_in(EXECUTIVE), "/desk/figures") <= MOST_QUERIES
    assert queries(signed_in(EXECUTIVE), "/desk/figures/build") <= MOST_QUERIES_OF_A_TABLE


def every_figure_opens_the_cases_it_counts(signed_in: SignIn) -> None:
    """Who sees fewer cases is told how many the figure counts."""
    for account in (EXECUTIVE, CENTRE, UNIT, "centre@phitsanulok.example"):
        client = signed_in(account)
        figures = opened(client, "/desk/figures")
        assert figures, account
        for address, said in figures.items():
            if "measure=closed" not in address:  # how long they took, and not how many they are
                assert listed(client, address) == (said, str(said)), (account, address)
    executive = signed_in(EXECUTIVE)
    page = executive.get("/desk/figures")
    late = page.context["parts"][0].cards[0]
    assert late.figure == str(len(executive.get("/desk/late").context["found"])) != "0"
    assert page.context["parts"][1].listed[0].case.pk == executive.get("/desk/late").context["found"][0].row.case.pk
    unit = signed_in("unit.public-health@hat-kham.example")
    theirs = "/desk/figures/cases?measure=received&first=2026-11-01&last=2026-11-30"
    rows, counted = listed(unit, theirs)
    assert rows < int(counted)
    assert "แสดงเฉพาะเรื่องที่ท่านมีสิทธิเห็น" in unit.get(theirs).content.decode()


def made(client: Client, asked: str) -> dict[tuple[str, str], str]:
    """The table that an address gives, by the words of its row and column."""
    answer = client.get(f"/desk/figures/build?{asked}")
    assert answer.status_code == 200, answer.context["form"].errors
    table = next(block for block in answer.context["shown"].blocks if block.kind == "table")
    heads = [column.said for column in table.columns[1:]]
    rows = (*table.rows, *table.totals)
    return {(row.first.said, head): cell.said for row in rows for head, cell in zip(heads, row.rest, strict=True)}


def counted_plainly(cases: Iterable[Case]) -> dict[str, str]:
    """What a row of every measure says of these cases, counted one by one."""
    rows = [case for case in cases if case.status != "void"]
    closed = [case for case in rows if case.closed_at]
    clocks = [CaseClock.objects.filter(case=case).exclude(key__contains=".") for case in closed]
    judged = [standards for standards in clocks if standards]
    rated = [case for case in rows if case.rating]
    happy = [case for case in rated if case.rating != "dissatisfied"]
    return {
        "รับใหม่": str(len(rows)),
        "ยุติ": str(len(closed)),
        "คงค้าง": str(sum(case.status in ("open", "paused") for case in rows)),
        "ยุติภายในมาตรฐาน (ร้อยละ)": _percent(sum(not any(one.late for one in all_) for all_ in judged), len(judged)),
        "พอใจขึ้นไป (ร้อยละ)": _percent(len(happy), len(rated)),
    }


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%" if whole else "-"


def a_table_of_ones_own_equals_counting(signed_in: SignIn, town: list[Case]) -> None:
    """By one value and by two, over time, filtered; and every figure of it opens its cases."""
    executive = signed_in(EXECUTIVE)
    year = "measure=received&period=this-year"
    every = {
        "rows=channel": ("website", "ร้องเรียนผ่านเว็บไซต์"),
        "rows=channel&area=770207": ("telephone", "ร้องเรียนทางโทรศัพท์"),
    }
    for asked, (channel, title) in every.items():
        table = made(executive, f"{asked}&columns=measures&{year}")
        said = counted_plainly(case for case in town if case.channel == channel)
        assert {measure: table[title, measure] for measure in said} == said, asked
    total = made(executive, f"rows=month&columns=measures&{year}")
    assert total["รวม", "ยุติ"] == total["พฤศจิกายน 2569", "ยุติ"] == counted_plainly(town)["ยุติ"]
    assert total["ธันวาคม 2569", "คงค้าง"] == counted_plainly(town)["คงค้าง"]
    crossed = made(executive, f"rows=kind&columns=channel&{year}")
    some = [case for case in town if (case.kind, case.channel) == ("service-quality", "website")]
    assert crossed["คุณภาพการให้บริการ", "ร้องเรียนผ่านเว็บไซต์"] == counted_plainly(some)["รับใหม่"]
    weeks = made(executive, "rows=week&columns=kind&measure=open&period=this-quarter")
    some = [case for case in town if case.kind == "service-quality"]
    assert weeks["30 พ.ย. - 1 ธ.ค. 2569", "คุณภาพการให้บริการ"] == counted_plainly(some)["คงค้าง"]
    for asked in (
        "rows=channel&columns=measures",
        "rows=kind&columns=channel",
        "rows=week&columns=measures&kind=service-quality",
    ):
        figures = opened(executive, f"/desk/figures/build?{asked}&{year}")
        assert figures
        for address, said_there in figures.items():
            assert listed(executive, address)[0] == said_there, address


WRONG_TABLES = (
    "rows=kind",
    "rows=nothing&measure=received&period=this-year",
    "rows=kind&columns=kind&measure=received&period=this-year",
    "rows=kind&measure=received&period=days&first=1/10/2569",
    "rows=kind&measure=received&period=days&first=2/10/2569&last=1/10/2569",
    "rows=kind&columns=channel&measure=received&period=days&first=1/10/2560&last=1/10/2569",
    "rows=week&columns=kind&measure=open&period=this-year&channel=website",
    "rows=kind&measure=received&period=this-year&channel=no-such-thing",
)
WRONG_CASES = (
    "",
    "measure=all&first=2026-11-01&last=2026-11-30",
    "measure=received&first=2026-11-01",
    "measure=received&first=2026-11-31&last=2026-11-30",
    "measure=open&first=0001-01-01&last=2026-11-30",
    "measure=open&first=2026-11-01&last=9999-12-31",
    "measure=received&first=20261101&last=2026-11-30",
    "measure=received&first=2026-11-30&last=2026-11-01",
    "measure=received&first=2026-11-01&last=2026-11-30&agency=1",
    "measure=received&measure=closed&first=2026-11-01&last=2026-11-30",
    "measure=received&first=2026-11-01&last=2026-11-30&kind=no-such-kind",
    "measure=received&first=2026-11-01&last=2026-11-30&owner=u0",
    "measure=received&first=2026-11-01&last=2026-11-30&owner=u9999999999999999999999",
    "measure=received&first=2026-11-01&last=2026-11-30&area=77020",
    "measure=open&first=2026-11-01&last=2026-11-30&key=completion",
    "measure=kept&first=2026-11-01&last=2026-11-30&key=no-such-standard",
    "measure=received&first=2026-11-01&last=2026-11-30&before=2026-11-99.5",
    "measure=received&first=2026-11-01&last=2026-11-30&before=x",
)


def test_an_address_that_asks_for_nothing_there_is_says_what_is_wrong(
    offices: dict[str, Agency], signed_in: SignIn
) -> None:
    """The units of another office are no values here, whoever knows their keys."""
    client = signed_in(CENTRE)
    theirs = Unit.objects.filter(agency=offices["saraburi-treasury"]).earliest("pk").pk
    foreign = f"measure=received&first=2026-11-01&last=2026-11-30&owner=u{theirs}"
    for asked in (*WRONG_CASES, foreign):
        answer = client.get(f"/desk/figures/cases?{asked}")
        assert (answer.status_code, bool(answer.context["unclear"])) == (400, True), asked
    for asked in WRONG_TABLES:
        answer = client.get(f"/desk/figures/build?{asked}")
        assert (answer.status_code, bool(answer.context["form"].errors)) == (400, True), asked
    assert "ไม่มีตัวเลือกนี้" in answer.content.decode()


def test_a_kept_table_is_shared_and_made_when_its_month_ends(
    offices: dict[str, Agency], signed_in: SignIn, clock: Clock
) -> None:
    submitted(offices["hat-kham"])
    mine, theirs = signed_in(EXECUTIVE), signed_in(CENTRE)
    asked = "rows=channel&columns=measures&measure=received&period=this-month"
    empty = mine.post("/desk/figures/tables/new", {"question": asked, "name": "", "is_shared": "on"})
    assert empty.status_code == 400
    assert empty.context["kept"]["is_shared"].value()
    kept = {"question": asked, "name": "รายเดือน", "every": "month"}
    page = mine.post("/desk/figures/tables/new", kept).headers["Location"]
    assert theirs.get(page).status_code == 404
    assert mine.post(page, kept | {"is_shared": "on"}).status_code == 302
    assert "รายเดือน" in theirs.get("/desk/figures/build").content.decode()
    assert theirs.get(page).context["form"] is None
    assert [theirs.post(f"{page}{deed}").status_code for deed in ("", "/delete")] == [404, 404]
    assert signed_in(UNIT).get(page).status_code == 404
    assert make_editions(now()) == 0
    clock(MONDAY + timedelta(days=8))
    submitted(offices["hat-kham"])
    assert (make_editions(now()), make_editions(now())) == (1, 0)
    edition = theirs.get(page).context["editions"][0]
    shown = theirs.get(f"{page}/{edition.pk}").content.decode()
    assert "สิ้นวันที่ 30 พฤศจิกายน 2569" in shown
    assert opened(theirs, f"{page}/{edition.pk}") == {
        "/desk/figures/cases?measure=received&first=2026-11-01&last=2026-11-30&channel=website": 1,
        "/desk/figures/cases?measure=open&first=2026-11-30&last=2026-11-30&channel=website": 1,
    }
    clock(MONDAY + timedelta(days=40))
    RoleHolding.objects.filter(officer__email=EXECUTIVE).update(role="auditor")
    assert make_editions(now()) == 0
    RoleHolding.objects.filter(officer__email=EXECUTIVE).update(role="executive")
    assert "1 ฉบับจะหายไปด้วย" in mine.get(f"{page}/delete").content.decode()
    assert mine.post(f"{page}/delete").status_code == 302
    assert mine.get(page).status_code == 404


def test_a_province_sees_the_numbers_of_its_offices_and_no_case(
    offices: dict[str, Agency], signed_in: SignIn, clock: Clock, queries: Queries
) -> None:
    """Of public offices alone; the desk in confidence of one of them is no office that anybody counts here."""
    province, below = offices["phitsanulok"], ("hat-kham", "school-integrity", "saraburi-treasury")
    Agency.objects.filter(slug__in=below).update(parent=province)
    Agency.objects.filter(slug="saraburi-treasury").update(is_public=False)
    for slug in ("phitsanulok", "hat-kham", "hat-kham"):
        submitted(offices[slug])
    fold_waiting(now())
    clock(MONDAY + timedelta(days=30))
    client = signed_in("centre@phitsanulok.example")
    part = client.get("/desk/figures").context["parts"][-1]
    table = part.blocks[1]
    shown = {row.cells[0].text.th: row for row in table.rows}
    town = shown[offices["hat-kham"].name_th]
    assert set(shown) == {offices[slug].name_th for slug in ("phitsanulok", *below[:2])} | {"รวม"}
    assert [cell.value for cell in town.cells[1:5]] == [2, 2, 2, 0]
    assert not any(cell.behind for cell in town.cells)
    assert shown[province.name_th].cells[1].behind
    assert "ของหน่วยงานอื่นแสดงเฉพาะจำนวน" in client.get("/desk/figures").content.decode()
    assert queries(client, "/desk/figures") <= MOST_QUERIES
    assert "offices" not in [part.key for part in signed_in(CENTRE).get("/desk/figures").context["parts"]]


def test_what_comes_far_more_often_than_before_is_unusual(
    offices: dict[str, Agency], signed_in: SignIn, clock: Clock
) -> None:
    """Five in the last four whole weeks where one came in the twelve before; this week does not count yet."""
    client = signed_in(EXECUTIVE)
    for weeks, area in (
        (16, "770201"),
        (8, "770202"),
        *[(number % 4 + 1, "770202") for number in range(5)],
        (0, "770201"),
    ):
        clock(MONDAY - timedelta(weeks=weeks))
        submitted(offices["hat-kham"], subdistrict=area)
    clock(MONDAY)
    rows = client.get("/desk/figures").context["parts"][2].blocks[0].rows
    assert [(row.cells[2].value, row.cells[3].value) for row in rows] == [(5, 0.3)]
    assert [is_unusual(*pair) for pair in ((9, 6), (4, 0), (3, 0), (100, 300), (160, 300), (40_000, 100_000))] == [
        True,
        True,
        False,
        False,
        True,
        False,
    ]
