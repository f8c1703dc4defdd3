"""The register as it grows: its first page, a filter, searches, a case and my work at 1k, 100k and 1M cases."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bench.ground import median, p95, prepared, timed

if TYPE_CHECKING:
    from rabfang.cases.models import Case, Event

SIZES = (1_000, 100_000, 1_000_000)
BATCH, TIMES = 5_000, 40
BEGIN = datetime(2020, 10, 1, 2, 0, tzinfo=UTC)
SUBJECTS = ("ไฟถนนดับ", "ขยะล้นถัง", "น้ำประปาไม่ไหล", "ถนนเป็นหลุม", "เสียงดังยามวิกาล", "ท่อระบายน้ำอุดตัน", "ต้นไม้ล้ม")


def measure() -> None:
    """Prints p50 and p95 of each page at each size, and how p95 grew (aim: 1.5 times or less)."""
    prepared()
    from django.test import Client

    from rabfang.agencies.models import Officer

    clients = {}
    for account in ("centre", "unit"):
        clients[account] = Client(SERVER_NAME="127.0.0.1")
        clients[account].force_login(Officer.objects.get(email=f"{account}@hat-kham.example"))
    first: dict[str, float] = {}
    held = 0
    for size in SIZES:
        fill(held, size)
        held = size
        for name, account, address in pages(size):
            client = clients[account]
            assert client.get(address).status_code == 200, address
            taken = timed(lambda client=client, address=address: client.get(address), TIMES)  # type: ignore[misc]
            first.setdefault(name, p95(taken))
            growth = p95(taken) / first[name]
            print(f"{size:>9,}  {name:<28} p50 {median(taken):7.1f} ms  p95 {p95(taken):7.1f} ms  growth {growth:.2f}")


def pages(size: int) -> Iterator[tuple[str, str, str]]:
    """What is opened: its name, by which account, its address."""
    from rabfang.cases.models import Case

    middle = Case.objects.order_by("pk").values_list("pk", flat=True)[size // 2]
    yield "register, first page", "centre", "/desk/register"
    yield "register, closed ones", "centre", "/desk/register?status=closed"
    yield "search: number", "centre", f"/desk/register?q={size // 2}"
    yield "search: telephone", "centre", f"/desk/register?q=08{size // 2:08d}"
    yield "search: rare words", "centre", f"/desk/register?q=ทดสอบลำดับ{size // 2:07d}"
    yield "a case", "centre", f"/desk/cases/{middle}"
    yield "my work", "centre", "/desk/"
    yield "a unit's register", "unit", "/desk/register"
    yield "a unit's work", "unit", "/desk/"


def fill(held: int, size: int) -> None:
    """Adds cases in bulk until there are `size`: one in 50 open, one in 10 a unit's, as in a register of some years."""
    from django.db import connection, transaction

    from rabfang.agencies.models import Agency, Unit
    from rabfang.cases.models import Case, Complainant, Event, RegisterBook
    from rabfang.procedures.models import ProcedureVersion
    from rabfang.search.models import SearchEntry

    agency = Agency.objects.get(slug="hat-kham")
    version = ProcedureVersion.objects.get(agency=agency)
    unit = Unit.objects.get(agency=agency, key="public-works")
    for start in range(held, size, BATCH):
        rows = [_case(agency.pk, version.pk, number) for number in range(start + 1, min(start + BATCH, size) + 1)]
        with transaction.atomic():
            Case.objects.bulk_create(rows)
            people = [
                Complainant(case=row, name=f"ผู้ร้อง {row.number}", telephone=f"08{row.number:08d}", salt="s", digest="d")
                for row in rows
            ]
            Complainant.objects.bulk_create(people)
            Event.objects.bulk_create(_event(row) for row in rows)
            _assign(rows, unit.pk)
            SearchEntry.objects.bulk_create(
                SearchEntry(case=row, agency_id=agency.pk, key=f"{row.subject} ทดสอบลำดับ{row.number:07d}")
                for row in rows
            )
    RegisterBook.objects.update_or_create(agency=agency, year=2564, defaults={"last_number": size})
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _event(case: "Case") -> "Event":
    from rabfang.cases.models import Event

    return Event(
        case=case,
        seq=1,
        at=case.received_at,
        action="receive",
        actor_kind="citizen",
        facts={"channel": case.channel},
        previous="",
        hash=case.head,
    )


def _assign(rows: "list[Case]", unit: int) -> None:
    from rabfang.cases.models import Assignment

    Assignment.objects.bulk_create(
        Assignment(
            case=row,
            number=1,
            unit_id=unit,
            state="open" if row.status == "open" else "reported",
            opened_at=row.received_at,
            due_at=row.due_at,
        )
        for row in rows
        if row.number % 10 == 0
    )


def _case(agency: int, version: int, number: int) -> "Case":
    from rabfang.cases.models import Case

    at = BEGIN + timedelta(minutes=number)
    ended = number % 50 != 0
    return Case(
        agency_id=agency,
        procedure_id=version,
        year=2564,
        number=number,
        head="h" * 64,
        secret_hash="s" * 64,
        status="closed" if ended else "open",
        outcome="withdrawn" if ended else "",
        closed_at=at if ended else None,
        step="intake.record" if number % 100 else "ordered-work.report",
        channel="website",
        subject=SUBJECTS[number % len(SUBJECTS)],
        received_at=at,
        legal_at=at,
        entered_at=at,
        registered_at=at,
        due_at=None if ended else at + timedelta(days=7),
        unread_at=at if number % 1000 == 0 else None,
    )
