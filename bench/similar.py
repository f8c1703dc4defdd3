"""Ten thousand copies of one matter in a row: intake and looking for what is similar, at the start and at the end."""

from typing import Any

from bench.ground import median, prepared, timed

COPIES, WARM, EACH = 10_000, 200, 40


def measure() -> None:
    """Prints milliseconds of both after the first copies and after the last, and the growth (aim: 1.5 at most)."""
    prepared()
    from rabfang.agencies.models import Agency
    from rabfang.cases.actors import Actor
    from rabfang.cases.models import Case
    from rabfang.cases.receive import receive
    from rabfang.procedures.queries import current
    from rabfang.search.similar import similar_to

    agency = Agency.objects.get(slug="hat-kham")
    channel = next(row.key for row in current(agency)[1].channel if row.public)
    said: dict[str, Any] = {
        "subject": "ไฟถนนดับหน้าวัดหาดขาม",
        "detail": "มืดมาก",
        "place": "หน้าวัดหาดขาม หมู่ 3",
        "telephone": "0810000001",
    }

    def intake() -> None:
        receive(agency, channel, by=Actor.citizen(), **said)

    def look() -> None:
        newest = Case.objects.select_related("agency", "complainant").latest("pk")
        assert len(similar_to(newest, Case.objects.filter(agency=agency))) == 5

    timed(intake, WARM)
    first = median(timed(intake, EACH)), median(timed(look, EACH))
    timed(intake, COPIES - WARM - 2 * EACH)
    last = median(timed(intake, EACH)), median(timed(look, EACH))
    for name, early, late in zip(("intake", "look"), first, last, strict=True):
        print(f"{name:7} {early:6.2f} ms at {WARM}, {late:6.2f} ms at {COPIES}: growth {late / early:.2f} (aim 1.5)")
