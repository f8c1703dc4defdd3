"""The four indicators of S4-7: target, result, and the two fiscal years before."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from rabfang.agencies.models import Agency
from rabfang.cases.models import Rating
from rabfang.core.clock import BANGKOK
from rabfang.procedures.models import ProcedureVersion
from rabfang.procedures.queries import version_of, versions
from rabfang.procedures.schema import Procedure, Words
from rabfang.reports.blocks import Cell, Row, Shows, Table
from rabfang.reports.contents.scope import Scope, columns, named
from rabfang.reports.contents.states import NOTHING, states_of
from rabfang.reports.contents.years import years_of
from rabfang.reports.figures.numbers import numbers
from rabfang.reports.models import Indicator, Target
from rabfang.thai.dates import fiscal_year

TITLES = {
    Indicator.CONCLUDED: Words(th="เรื่องที่ดำเนินการจนได้ข้อยุติ", en="Cases brought to a conclusion"),
    Indicator.SATISFIED: Words(th="ผู้ร้องที่พอใจและพอใจมาก", en="Complainants satisfied or very satisfied"),
    Indicator.DISSATISFIED: Words(th="ผู้ร้องที่ไม่พอใจ", en="Complainants dissatisfied"),
    Indicator.IMPROVED: Words(th="งานบริการที่ปรับปรุงและมีมาตรฐานเวลา", en="Services improved and given a time standard"),
}
LESS_IS_BETTER = (Indicator.DISSATISFIED,)
REACHED, MISSED = Words(th="บรรลุ", en="Reached"), Words(th="ยังไม่บรรลุ", en="Not reached")
BETTER, WORSE, SAME = Words(th="ดีขึ้น", en="Better"), Words(th="ลดลง", en="Worse"), Words(th="คงที่", en="Unchanged")


def indicators(scope: Scope) -> Table:
    """Of the fiscal year of the scope's last day, as far as it has come, and of the two before it."""
    years = years_of(scope)
    results = [results_of(one) for _year, one in years]
    said = Target.objects.filter(agency_id__in=scope.ids, year=fiscal_year(scope.last))
    targets = {Indicator(row.indicator): float(row.percent) for row in said} if len(scope.offices) == 1 else {}
    headings = [(Words(th=f"ปี {year}", en=f"Year {year}"), Shows.PERCENT) for year, _one in years]
    return Table(
        key="indicators",
        title=Words(th="ตัวชี้วัดการจัดการข้อร้องเรียน", en="Indicators"),
        columns=columns(
            Words(th="ตัวชี้วัด (ร้อยละ)", en="Indicator, percent"),
            (Words(th="เป้าหมาย", en="Target"), Shows.PERCENT),
            *headings,
            (Words(th="เทียบเป้าหมาย", en="Against target"), Shows.TEXT),
            (Words(th="แนวโน้ม", en="Trend"), Shows.TEXT),
        ),
        rows=tuple(_row(one, targets.get(one), [result[one] for result in results]) for one in Indicator),
        note=Words(
            th="ได้ข้อยุติ = เรื่องที่ยุติต่อเรื่องที่ยกมาและรับใหม่ ไม่รวมเรื่องที่รวมกับเรื่องอื่น; งานบริการ = ประเภทเรื่องในขั้นตอนของหน่วยงาน "
            "นับว่าปรับปรุงเมื่อขั้นตอนหรือมาตรฐานเวลาเปลี่ยนในปีนั้น",
            en="Concluded: cases closed of those carried over and received, joined ones left out; services: kinds of "
            "cases in the office's procedure, improved when steps or time standards changed in that year",
        ),
        empty=Words(th="ไม่มีข้อมูล", en="No data"),
    )


def results_of(scope: Scope) -> Mapping[Indicator, float | None]:
    """Each indicator in percent with one decimal; None where there is nothing to take a share of."""
    state = states_of(scope).get("", NOTHING)
    found = numbers(scope.ids, [point.value for point in Rating], scope.first, scope.last)
    rated = sum(found.values())
    unhappy = found[Rating.DISSATISFIED.value, ""]
    improved = [_improved(office, scope.first, scope.last) for office in scope.offices]
    return {
        Indicator.CONCLUDED: _share(state.closed, state.carried + state.received - state.merged),
        Indicator.SATISFIED: _share(rated - unhappy, rated),
        Indicator.DISSATISFIED: _share(unhappy, rated),
        Indicator.IMPROVED: _share(sum(part for part, _whole in improved), sum(whole for _part, whole in improved)),
    }


def _improved(office: Agency, first: date, last: date) -> tuple[int, int]:
    """How many kinds of the procedure in force on the last day have a time standard and changed since the first."""
    published = list(versions(office))
    now, before = (_in_force(published, day) for day in (last, first - timedelta(days=1)))
    if now is None:
        return 0, 0
    changed = [
        kind.key
        for kind in now.kind
        if before is not None and _standards(now, kind.key) and _service(now, kind.key) != _service(before, kind.key)
    ]
    return len(changed), len(now.kind)


def _in_force(published: list[ProcedureVersion], day: date) -> Procedure | None:
    """The procedure that was in force at the end of a day; `published` is the newest first."""
    ended = datetime.combine(day, time.max, BANGKOK)
    found = next((row for row in published if row.published_at <= ended), None)
    return version_of(found.pk)[1] if found else None


def _standards(procedure: Procedure, kind: str) -> list[object]:
    rows = [row for row in procedure.standard if not row.kinds or kind in row.kinds]
    return [row.model_dump(exclude={"title", "source", "kinds"}) for row in rows]


def _service(procedure: Procedure, kind: str) -> object:
    """What a kind's service is made of: its steps and its standards; None where there is no such kind."""
    found = procedure.kinds.get(kind)
    if found is None:
        return None
    steps = [step.model_dump(exclude={"title", "source", "who", "state"}) for step in procedure.path[found.path].step]
    return steps, _standards(procedure, kind)


def _row(indicator: Indicator, target: float | None, results: list[float | None]) -> Row:
    before, result = results[-2:]
    cells = (
        named(TITLES[indicator]),
        Cell(value=target),
        *(Cell(value=one) for one in results),
        Cell(text=_against(indicator, result, target)),
        Cell(text=_trend(indicator, before, result)),
    )
    return Row(cells=cells)


def _against(indicator: Indicator, result: float | None, target: float | None) -> Words | None:
    if result is None or target is None:
        return None
    return REACHED if (result <= target if indicator in LESS_IS_BETTER else result >= target) else MISSED


def _trend(indicator: Indicator, before: float | None, result: float | None) -> Words | None:
    if before is None or result is None:
        return None
    if before == result:
        return SAME
    return BETTER if (result < before) == (indicator in LESS_IS_BETTER) else WORSE


def _share(part: int, whole: int) -> float | None:
    return round(100 * part / whole, 1) if whole else None
