"""The register as it grows: its first page, a filter, searches, a case and my work at 1k, 100k and 1M cases."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bench.ground import median, p95, prepared, timed

if TYPE_CHECKING:
    from rabfang.cases.models import Case

SIZES = (1_000, 100_000, 1_000_000)
BATCH, TIMES = 5_000, 40
BEGIN = datetime(2020, 10, 1, 2, 0, tzinfo=UTC)
SUBJECTS = ("ไฟถนนดับ", "ขยะล้นถัง", "น้ำประปาไม่ไหล", "ถนนเป็นหลุม", "เสียงดังยามวิกาล", "ท่อระบายน้ำอุดตัน", "ต้นไม้ล้ม")


def measure() -> None:
    """Prints p50 and p95 of each page at each size, and how p95 grew (aim: 1.5 times or less)."""
    prepared()
    from django.test import Client

    from rabfang.agencies.models import Officer

    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(Officer.objects.get(email="centre@hat-kham.example"))
    first: dict[str, float] = {}
    held = 0
    for size in SIZES:
        fill(held, size)
        held = size
        for name, address in pages(size):
            assert client.get(address).status_code == 200, address
            taken = timed(lambda address=address: client.get(address), TIMES)  # type: ignore[misc]
            first.setdefault(name, p95(taken))
            growth = p95(taken) / first[name]
            print(f"{size:>9,}  {name:<28} p50 {median(taken):7.1f} ms  p95 {p95(taken):7.1f} ms  growth {growth:.2f}")


def pages(size: int) -> Iterator[tuple[str, str]]:
    """What is opened."""
    from rabfang.cases.models import Case

    middle = Case.objects.order_by("pk").values_list("pk", flat=True)[size // 2]
    yield "register, first page", "/desk/register"
    yield "register, closed ones", "/desk/register?status=closed"
    yield "search: number", f"/desk/register?q={size // 2}"
    yield "search: telephone", f"/desk/register?q=08{size // 2:08d}"
    yield "search: rare words", f"/desk/register?q=ทดสอบลำดับ{size // 2:07d}"
    yield "a case", f"/desk/cases/{middle}"
    yield "my work", "/desk/"


def fill(held: int, size: int) -> None:
    """Adds cases until there are `size`, in bulk; nine of ten are closed, as in a register of some years."""
    from django.db import connection, transaction

    from rabfang.agencies.models import Agency
    from rabfang.cases.models import Case, Complainant, RegisterBook
    from rabfang.procedures.models import ProcedureVersion
    from rabfang.search.models import SearchEntry

    agency = Agency.objects.get(slug="hat-kham")
    version = ProcedureVersion.objects.get(agency=agency)
    for start in range(held, size, BATCH):
        rows = [_case(agency.pk, version.pk, number) for number in range(start + 1, min(start + BATCH, size) + 1)]
        with transaction.atomic():
            Case.objects.bulk_create(rows)
            people = [
                Complainant(case=row, name=f"ผู้ร้อง {row.number}", telephone=f"08{row.number:08d}", salt="s", digest="d")
                for row in rows
            ]
            Complainant.objects.bulk_create(people)
            SearchEntry.objects.bulk_create(
                SearchEntry(case=row, agency_id=agency.pk, key=f"{row.subject} ทดสอบลำดับ{row.number:07d}")
                for row in rows
            )
    RegisterBook.objects.update_or_create(agency=agency, year=2564, defaults={"last_number": size})
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _case(agency: int, version: int, number: int) -> "Case":
    from rabfang.cases.models import Case

    at = BEGIN + timedelta(minutes=number)
    ended = number % 10 != 0
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
        step="intake.record" if number % 20 else "ordered-work.report",
        channel="website",
        subject=SUBJECTS[number % len(SUBJECTS)],
        received_at=at,
        legal_at=at,
        entered_at=at,
        registered_at=at,
        due_at=None if ended else at + timedelta(days=7),
    )
