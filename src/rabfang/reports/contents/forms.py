"""Which built-in report is made of which blocks."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime

from rabfang.agencies.models import Agency
from rabfang.core.clock import local_date
from rabfang.procedures.schema import ReportForm, Words
from rabfang.reports.blocks import Block, Cell, Content, Figure, Figures, Prose, Shows, Table
from rabfang.reports.contents import states, years
from rabfang.reports.contents.deeds import follow_ups, repeated
from rabfang.reports.contents.indicators import indicators
from rabfang.reports.contents.lists import open_cases
from rabfang.reports.contents.ratings import ratings_by
from rabfang.reports.contents.scope import Scope, percent
from rabfang.reports.contents.states import NOTHING, OF, states_of
from rabfang.reports.contents.times import lengths_by, standards, steps
from rabfang.reports.figures.numbers import CLOSED, RECEIVED
from rabfang.reports.periods import period_words

Blocks = tuple[list[Block], list[Words]]
NO_FIGURES = Words(th="ยังไม่มีข้อมูล", en="No figures yet")
NOT_BEGUN = Words(
    th="ช่วงเวลานี้ยังไม่เริ่ม จึงยังไม่มีข้อมูล ตัวเลขจะมีตั้งแต่วันแรกของช่วงเวลา",
    en="This period has not begun: there are no figures yet. They are shown from its first day on",
)
REMARKS = Words(th="ข้อสังเกตและข้อเสนอของเจ้าหน้าที่", en="The officer's remarks and proposals")
LATE_MEANS = Words(
    th="เกินกำหนด คือเรื่องที่เกินมาตรฐานเวลาของทั้งเรื่องและยังไม่แล้วเสร็จเมื่อสิ้นวันสุดท้าย ไม่รวมกำหนดของแต่ละขั้นตอน",
    en="Late: past a time standard of the whole case, not done when the last day ended; times of steps do not count",
)
LATE_TODAY = Words(
    th=f"{LATE_MEANS.th}; ที่ครบกำหนดวันนี้ยังไม่นับ",
    en=f"{LATE_MEANS.en}; what is due today does not count yet",
)
CAUSES = Words(th="สิ่งที่ได้ทำกับสาเหตุที่เกิดซ้ำ", en="What was done about repeated causes")
FINDINGS = Words(th="ผลการวิเคราะห์", en="Findings")
PROPOSALS = Words(th="ข้อเสนอเพื่อปรับปรุงในปีถัดไป", en="Proposals for the next year")
ASKED: Mapping[ReportForm, Mapping[str, Words]] = {
    ReportForm.SUMMARY: {"remarks": REMARKS},
    ReportForm.OPEN_MATTERS: {"remarks": REMARKS},
    ReportForm.ANALYSIS: {"causes": CAUSES, "findings": FINDINGS, "proposals": PROPOSALS},
}
COMPARED = ("kind", "group", "channel")  # S4-8


def content_of(form: ReportForm, title: Words, office: Agency, first: date, last: date, as_of: datetime) -> Content:
    """A built-in report of one office over these days; nothing that comes after `as_of` is counted."""
    scope = Scope((office,), first, min(last, local_date(as_of)), as_of)
    blocks, notes = FORMS[form](scope) if scope.last >= first else _not_begun(form)
    return Content(
        title=title,
        office=Words(th=office.name_th, en=office.name_en),
        first=first,
        last=last,
        period=period_words(first, last),
        as_of=as_of,
        blocks=tuple(blocks),
        notes=tuple(dict.fromkeys((*_notes(scope, first, last), *notes))),
    )


def summary(scope: Scope) -> Blocks:
    """What came, what was done, what is late, how long it took, what people say (S0-5, S1-9, S2-6, S3-8)."""
    blocks: list[Block] = [main_figures(scope)]
    notes: list[Words] = []
    for by in ("kind", "category", "channel", "owner", "group", "area", "urgency"):
        table, names = states.table_by(scope, by)
        notes += names.notes
        blocks += [states.chart_of(table), table] if by == "kind" and table.rows else [table]
    blocks += [states.outcomes(scope), standards(scope), steps(scope), _lengths(scope), follow_ups(scope)]
    blocks += [repeated(scope), ratings_by(scope, "channel"), asked("remarks", REMARKS), open_cases(scope)]
    return blocks, notes


def open_matters(scope: Scope) -> Blocks:
    """What is still open, how old it is, and how it was followed up (S0-5)."""
    table, names = states.table_by(scope, "owner")
    remarks = asked("remarks", REMARKS)
    return [main_figures(scope), table, follow_ups(scope), remarks, open_cases(scope)], list(names.notes)


def analysis(scope: Scope) -> Blocks:
    """A fiscal year looked at as a whole, beside the two before it (S1-9, S2-6, S4-7, S4-8, S4-10, S4-23)."""
    blocks: list[Block] = [main_figures(scope), indicators(scope)]
    notes: list[Words] = []
    for by in COMPARED:
        table, names = years.three_years(scope, by)
        notes += names.notes
        blocks += [years.chart_of(scope, table), table] if table.rows else [table]
    for by in ("category", "owner", "area"):
        table, names = states.table_by(scope, by)
        notes += names.notes
        blocks.append(table)
    blocks += [standards(scope), steps(scope), _lengths(scope), follow_ups(scope), repeated(scope)]
    blocks.append(asked("causes", CAUSES))
    blocks += [ratings_by(scope, "channel"), ratings_by(scope, "kind")]
    blocks += [asked("findings", FINDINGS), asked("proposals", PROPOSALS)]
    return blocks, notes


def main_figures(scope: Scope) -> Figures:
    """The numbers at the head of a report."""
    state = states_of(scope).get("", NOTHING)
    share = percent(state.kept, state.kept + state.missed)
    return Figures(
        key="main",
        figures=(
            _figure("รับใหม่", "Received", scope.number(state.received, RECEIVED)),
            _figure("ยุติ", "Closed", scope.number(state.closed, CLOSED)),
            _figure("คงค้าง", "In progress", scope.number(state.left, "open")),
            _figure("เกินกำหนด", "Late", scope.number(state.late, "late")),
            _figure("ยุติภายในมาตรฐาน (ร้อยละ)", "Closed within standard, %", share, Shows.PERCENT),
        ),
    )


def asked(key: str, title: Words) -> Prose:
    """A place for an officer's own words."""
    return Prose(key=key, title=title, asked=True)


def _figure(th: str, en: str, cell: Cell, shows: Shows = Shows.NUMBER) -> Figure:
    return Figure(title=Words(th=th, en=en), shows=shows, cell=cell)


def _lengths(scope: Scope) -> Table:
    title = Words(th="ระยะเวลาจนยุติเรื่อง จำแนกตามประเภท", en="How long until closing, by kind")
    return lengths_by(scope, "kind", title, OF["kind"])


def _not_begun(form: ReportForm) -> Blocks:
    """Says in the place of figures that there are none; what an officer wrote already has its place."""
    places = [asked(key, title) for key, title in ASKED[form].items()]
    return [Prose(key="not-begun", title=NO_FIGURES, words=(NOT_BEGUN,)), *places], []


def _notes(scope: Scope, first: date, last: date) -> Sequence[Words]:
    """Of a period that has begun: that it is not over, where it is not, and what its late cases are."""
    if scope.last < first:
        return []
    return [LATE_MEANS] if scope.last == last < local_date(scope.as_of) else [*_not_over(scope, last), LATE_TODAY]


def _not_over(scope: Scope, last: date) -> Sequence[Words]:
    if scope.last < last:
        return [Words(th="ช่วงเวลานี้ยังไม่สิ้นสุด นับถึงวันที่จัดทำ", en="This period is not over: counted up to today")]
    return []


FORMS: Mapping[ReportForm, Callable[[Scope], Blocks]] = {
    ReportForm.SUMMARY: summary,
    ReportForm.OPEN_MATTERS: open_matters,
    ReportForm.ANALYSIS: analysis,
}
