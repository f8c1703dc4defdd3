"""The public account says what the register says, hides what is small, and tells of no case and no person."""

import csv
import json
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rabfang.agencies.models import Agency
from rabfang.cases.models import Case, CaseText, Complainant
from rabfang.cases.tests.full_register import fill_register
from rabfang.cases.tests.walking import submitted
from rabfang.core.clock import BANGKOK, local_date, now
from rabfang.reports.account.catalogue import ENTRIES
from rabfang.reports.account.rows import SCHEMAS, schema_of
from rabfang.reports.facts.folding import fold_waiting
from rabfang.reports.facts.rebuilding import rebuild
from rabfang.reports.tests.generated import fill
from rabfang.thai.dates import fiscal_year

pytestmark = pytest.mark.django_db
Stand = Callable[[datetime], None]
PAGES = ("statistics", "statistics/corruption", "guide", "guide.pdf", "data/")
FILES = tuple(f"data/{name}.{form}" for name in ENTRIES for form in ("csv", "json"))
TOWN = "hat-kham"


def get(address: str, client: Client | None = None) -> str:
    answer = (client or Client()).get(address)
    assert answer.status_code == 200, address
    return answer.content.decode("utf-8-sig", errors="ignore")


def rows_of(name: str, slug: str = TOWN) -> list[dict[str, Any]]:
    data = json.loads(get(f"/{slug}/data/{name}.json"))
    assert ENTRIES[name].model.model_validate(data)
    table = list(csv.reader(get(f"/{slug}/data/{name}.csv").splitlines()))
    assert [heading.rsplit("(")[-1].rstrip(")") for heading in table[0]] == [field["name"] for field in data["fields"]]
    assert len(table) == len(data["rows"]) + 1
    rows: list[dict[str, Any]] = data["rows"]
    return rows


def counted(office: Agency) -> Iterator[tuple[str, str, str, str, str, int]]:
    """(measure, month, kind, channel) of every case, each once as a whole, once by kind, once by channel."""
    for case in Case.objects.filter(agency=office).exclude(status="void"):
        for measure, at in (("received", case.received_at), ("closed", case.closed_at)):
            day = local_date(at) if at else None
            if day and day < local_date(now()).replace(day=1):
                for sides in (("all", "all"), (case.kind or "unclassified", "all"), ("all", case.channel)):
                    yield measure, f"{day:%Y-%m}", *sides, "", fiscal_year(day)


def test_what_is_told_equals_the_register_and_what_is_hidden_cannot_be_computed(
    offices: dict[str, Agency], clock: Stand
) -> None:
    """Seven hundred cases of three years: the files against plain counting, the page against the files."""
    town = offices[TOWN]
    fill(town, 700, seed=5)
    rebuild(now())
    months: Counter[tuple[str, ...]] = Counter()
    years: Counter[tuple[Any, ...]] = Counter()
    for measure, month, kind, channel, _none, year in counted(town):
        months[measure, month, kind, channel] += 1
        years[measure, year, kind, channel] += 1
    shown = hidden = 0
    monthly, yearly = rows_of("cases-monthly"), rows_of("three-years")
    for row in monthly:
        for measure in ("received", "closed"):
            number = months[measure, row["month"], row["kind"], row["channel"]]
            assert row[measure] == (None if row["hidden"] else number), row
            assert row["hidden"] or number == 0 or number >= 3
            hidden, shown = hidden + row["hidden"], shown + (not row["hidden"])
    for row in yearly:
        for measure in ("received", "closed"):
            assert row["hidden"] or row[measure] == years[measure, row["fiscal_year"], row["kind"], row["channel"]], row
    assert shown > 150, hidden
    assert hidden > 100
    assert {row["month"] for row in monthly} == {f"{year}-{month:02}" for year, month in _thirty_six_less()}
    for year in (2568, 2569):  # where one month of a kind is hidden, another is, unless the year's total is hidden too
        for kind in {row["kind"] for row in yearly if row["fiscal_year"] == year and not row["hidden"]}:
            rows = [row for row in monthly if (row["fiscal_year"], row["kind"], row["channel"]) == (year, kind, "all")]
            left_out = [months["received", row["month"], kind, "all"] for row in rows if row["hidden"]]
            assert not left_out or (len(left_out) > 1 and sum(left_out) >= 3), (year, kind)
    page = get(f"/{TOWN}/statistics")
    whole = next(row for row in yearly if (row["fiscal_year"], row["kind"], row["channel"]) == (2569, "all", "all"))
    for number in (whole["received"], whole["closed"], whole["in_progress"]):
        assert f">{number:,}<" in page
    assert "31 ตุลาคม 2569" in page
    assert "ไม่แสดง" in page


def _thirty_six_less() -> Iterator[tuple[int, int]]:
    """October 2567 to October 2569: two fiscal years, and the one month of the third that is over."""
    for place in range(25):
        yield 2024 + (place + 9) // 12, (place + 9) % 12 + 1


def test_no_public_answer_tells_of_a_case_or_a_person(offices: dict[str, Agency], clock: Stand) -> None:
    """Of everything people wrote, nothing stands there that did not stand there before they wrote."""
    later = datetime(2027, 4, 2, 9, 0, tzinfo=BANGKOK)
    clock(later)
    before = everything_public()
    fill_register(offices, clock)
    fold_waiting(now())
    clock(later)
    secrets = {case.number_text for case in Case.objects.all()}
    for words in (
        *(Case.objects.values_list(name, flat=True) for name in ("subject", "place")),
        CaseText.objects.values_list("body", flat=True),
        *(Complainant.objects.values_list(name, flat=True) for name in ("name", "address", "telephone", "email")),
    ):
        secrets |= {word for word in words if word and word not in before}
    assert len(secrets) > 20
    after = everything_public()
    assert after != before
    assert [word for word in secrets if word in after] == []


def everything_public() -> str:
    """Every page in both languages and every file of three offices; no cookie is set by any."""
    client, said = Client(), []
    for slug in (TOWN, "saraburi-treasury", "school-integrity"):
        said += [get(f"/{slug}/{page}?language={tongue}", client) for page in PAGES for tongue in ("th", "en")]
        said += [get(f"/{slug}/{name}", client) for name in FILES]
    assert not client.cookies
    return "\n".join(said)


def test_readers_cost_a_few_questions_and_nothing_is_folded_for_them(offices: dict[str, Agency], clock: Stand) -> None:
    town, asked = offices[TOWN], []
    clock(datetime(2027, 2, 2, 9, 0, tzinfo=BANGKOK))
    addresses = [
        f"/{TOWN}/{address}"
        for address in ("statistics", "statistics/corruption", "guide", "data/", FILES[0], FILES[4])
    ]
    for many in (1, 9):
        for place in range(many):
            submitted(town, name=f"คนที่ {place}")
        fold_waiting(now())
        submitted(town)
        for address in addresses:
            with CaptureQueriesContext(connection) as queries:
                answer = Client().get(address)
            assert not [one for one in queries.captured_queries if not one["sql"].startswith(("SELECT", "/*"))]
            asked.append(len(queries))
            assert answer["Cache-Control"] == "public, max-age=600"
            assert answer["Vary"] == "Cookie"
            assert Client().get(address, headers={"If-None-Match": answer["ETag"]}).status_code == 304
    assert asked[: len(addresses)] == asked[len(addresses) :]
    assert max(asked) <= 22, dict(zip(addresses, asked, strict=False))


def test_the_same_figures_give_the_same_bytes(offices: dict[str, Agency], clock: Stand) -> None:
    """Also on another day of the same month, and when everything was made anew."""
    fill(offices[TOWN], 60, seed=3)
    rebuild(now())
    first = [get(f"/{TOWN}/{address}") for address in FILES]
    clock(now() + timedelta(days=3))
    rebuild(now())
    assert [get(f"/{TOWN}/{address}") for address in FILES] == first
    for entry in ENTRIES.values():
        kept = (SCHEMAS / f"{entry.name}.json").read_text(encoding="utf-8")
        assert kept == schema_of(entry.model)
        assert get(f"/{TOWN}/data/{entry.name}.schema.json") == kept
    for address in ("data/nothing.csv", "data/cases-monthly.exe"):
        assert Client().get(f"/{TOWN}/{address}").status_code == 404


def test_an_office_without_cases_and_one_without_a_procedure(offices: dict[str, Agency], clock: Stand) -> None:
    """Nothing yet, then a month without a case; a fiscal year that has not begun is nowhere."""
    Agency.objects.create(slug="young-office", name_th="สำนักงานตั้งใหม่", name_en="Young Office")
    for address in (*PAGES, *FILES):
        assert Client().get(f"/young-office/{address}").status_code == 404
        get(f"/{TOWN}/{address}")
    assert "สถิติชุดแรกจะแสดงหลังสิ้นเดือน" in get(f"/{TOWN}/statistics")
    assert rows_of("cases-monthly") == []
    clock(datetime(2026, 12, 1, 0, 0, tzinfo=BANGKOK))
    page = get(f"/{TOWN}/statistics")
    assert "ไม่มีเรื่องในช่วงนี้" in page
    assert "ปีงบประมาณ 2570" in page
    assert "2571" not in page
    (whole,) = [row for row in rows_of("three-years") if row["kind"] == row["channel"] == "all"]
    assert (whole["received"], whole["closed"], whole["in_progress"], whole["hidden"]) == (0, 0, 0, False)
    assert "ไม่มีเรื่องร้องเรียน" in get(f"/{TOWN}/statistics/corruption")
