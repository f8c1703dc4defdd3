"""The overdue sweep where 200,000 clocks run and a hundred are due."""

from datetime import timedelta

from bench.ground import median, prepared, timed

CLOCKS, DUE = 200_000, 100


def measure() -> None:
    """Prints the sweep's time with nothing due and with a hundred due."""
    prepared()
    from rabfang.agencies.models import Agency
    from rabfang.cases.actors import Actor
    from rabfang.cases.models import Case, Clock
    from rabfang.cases.receive import receive
    from rabfang.cases.sweeps import escalate_overdue
    from rabfang.core.clock import now

    agency, at = Agency.objects.get(slug="hat-kham"), now()
    receive(agency, "website", by=Actor.citizen(), subject="ไฟดับ", detail="ไฟดับ")
    case = Case.objects.get()
    later = at + timedelta(days=30)
    rows = (
        Clock(
            case=case,
            number=number,
            key="k",
            within="7 working days",
            bound="office",
            source="s",
            started_at=at,
            due_at=later,
            escalates_at=later,
        )
        for number in range(100, 100 + CLOCKS)
    )
    while batch := [row for _, row in zip(range(10_000), rows, strict=False)]:
        Clock.objects.bulk_create(batch)
    idle = timed(lambda: escalate_overdue(at), 20)
    for place in range(DUE):
        receive(agency, "website", by=Actor.citizen(), subject=f"ไฟดับ {place}", detail="ไฟดับ")
    due = Clock.objects.filter(case__number__gt=1).order_by("case_id", "number")
    Clock.objects.filter(pk__in=[row.pk for row in due if row.number == 1]).update(due_at=at, escalates_at=at)
    busy = timed(lambda: escalate_overdue(at + timedelta(seconds=1)), 1)
    print(f"{CLOCKS:,} clocks, nothing due: {median(idle):.1f} ms; {DUE} due: {busy[0]:.0f} ms")
