"""What the values that figures are counted by are called, also those that are no longer in use."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Prefetch, TextChoices
from django.utils.translation import override

from rabfang.agencies.models import Agency, FormerName, Partner, Unit
from rabfang.cases.models import Outcome, Urgency
from rabfang.core.clock import local_date
from rabfang.procedures.queries import version_of, versions
from rabfang.procedures.schema import INTAKE, Procedure, Words
from rabfang.reports.facts.making import STEP
from rabfang.thai.areas import NoSuchArea, area
from rabfang.thai.dates import long_date

NONE = {
    "kind": Words(th="ยังไม่จำแนก", en="Not yet classified"),
    "category": Words(th="ไม่ระบุหมวด", en="No category"),
    "group": Words(th="ไม่ระบุกลุ่ม", en="No group said"),
    "owner": Words(th="ยังไม่มอบหมายหน่วย", en="Not yet with a unit"),
    "area": Words(th="ไม่ระบุพื้นที่", en="No area said"),
    "outcome": Words(th="ไม่ระบุ", en="Not said"),
}
UNKNOWN = Words(th="ไม่ระบุ", en="Not said")
CLOSED_UNIT = Words(th="เลิกใช้แล้ว เรื่องที่เคยอยู่กับหน่วยนี้ยังนับไว้ที่เดิม", en="is closed; what it had still counts there")
GONE = Words(
    th="ไม่อยู่ในขั้นตอนปัจจุบันแล้ว เรื่องที่เคยจำแนกไว้ยังนับไว้ที่เดิม",
    en="is no longer in the procedure; what was filed there still counts there",
)
UNIT, PARTNER = "u", "p"


@dataclass(frozen=True)
class Titles:
    """The titles of one dimension's values in the order of the office's procedure, and what is to be known of them."""

    of: Mapping[str, Words]
    none: Words
    notes: tuple[Words, ...] = ()

    def __getitem__(self, value: str) -> Words:
        return self.of.get(value) or (Words(th=value, en=value) if value else self.none)

    def ordered(self, values: Iterable[str]) -> list[str]:
        """Values in that order, unknown ones after them, the empty one last."""
        place = {value: number for number, value in enumerate(self.of)}
        return sorted(set(values), key=lambda value: (not value, place.get(value, len(place)), value))


def titles(offices: Sequence[Agency], dimension: str, values: Iterable[str] = (), since: date = date.min) -> Titles:
    """The titles by which `dimension` is shown; `values` are those that occur: of them alone something is noted.

    What was renamed is noted when that was on the day `since` or later.

    A fixed number of queries for each office: its versions, of which the process keeps the texts.
    """
    none = NONE.get(dimension, UNKNOWN)
    if dimension == "urgency":
        return Titles(_choices(Urgency), none)
    if dimension == "outcome":
        return Titles(_choices(Outcome), none)
    if dimension == "area":
        return Titles({code: _area(code) for code in sorted(set(values) - {""})}, none)
    if dimension == "owner":
        return _owners(set(values), since, none)
    return _of_procedures(offices, dimension, set(values), since, none)


def _choices(kind: type[TextChoices]) -> dict[str, Words]:
    said = {}
    for language in ("th", "en"):
        with override(language):
            said[language] = {str(one.value): str(one.label) for one in kind}
    return {value: Words(th=said["th"][value], en=said["en"][value]) for value in said["th"]}


def _still_counted(title: Words, why: Words) -> Words:
    return Words(th=f"“{title.th}” {why.th}", en=f"“{title.en}” {why.en}")


def _was_called(title: Words, former: Words, until: date) -> Words:
    return Words(
        th=f"“{title.th}” เดิมชื่อ “{former.th}” จนถึง {long_date(until)}",
        en=f"“{title.en}” was called “{former.en}” until {long_date(until, english=True)}",
    )


def _area(code: str) -> Words:
    try:
        found = area(code)
    except NoSuchArea:
        return Words(th=code, en=code)
    return Words(th=found.name_th, en=found.name_en)


def _owners(values: set[str], since: date, none: Words) -> Titles:
    """Units by their names of today; one that was closed or renamed says so."""
    of: dict[str, Words] = {}
    notes = []
    units = [int(value[1:]) for value in values if value.startswith(UNIT)]
    renamed = FormerName.objects.filter(until__gte=since)
    for unit in (
        Unit.objects.filter(pk__in=units)
        .order_by("agency", "name_th")
        .prefetch_related(Prefetch("former_names", renamed, to_attr="renamed"))
    ):
        of[f"{UNIT}{unit.pk}"] = Words(th=unit.name_th, en=unit.name_en)
        if not unit.is_active:
            notes.append(_still_counted(of[f"{UNIT}{unit.pk}"], CLOSED_UNIT))
        notes += [
            _was_called(of[f"{UNIT}{unit.pk}"], Words(th=former.name_th, en=former.name_en), former.until)
            for former in unit.renamed
        ]
    partners = [int(value[1:]) for value in values if value.startswith(PARTNER)]
    for partner in Partner.objects.filter(pk__in=partners).order_by("name"):
        of[f"{PARTNER}{partner.pk}"] = Words(th=partner.name, en=partner.name)
    return Titles(of, none, tuple(notes))


@dataclass
class _Known:
    """Titles gathered from the newest version to the oldest; noted are those of `values` that changed since a day."""

    values: set[str]
    since: date
    of: dict[str, Words] = field(default_factory=dict)
    notes: list[Words] = field(default_factory=list)

    def add(self, rows: Mapping[str, Words], until: date | None) -> None:
        """One version's titles, which were in force up to a day; None for the newest."""
        for key, title in rows.items():
            is_new = key not in self.of
            now = self.of.setdefault(key, title)
            if until is None or key not in self.values:
                continue
            if is_new:
                self.notes.append(_still_counted(title, GONE))
            elif now != title and until >= self.since:
                self.notes.append(_was_called(now, title, until))


def _of_procedures(offices: Sequence[Agency], dimension: str, values: set[str], since: date, none: Words) -> Titles:
    known = _Known(values, since)
    for office in offices:
        until = None
        for version in versions(office):
            known.add(_said(version_of(version.pk)[1], dimension), until)
            until = local_date(version.published_at)
    return Titles(known.of, none, tuple(dict.fromkeys(known.notes)))


def _said(procedure: Procedure, dimension: str) -> dict[str, Words]:
    if dimension == "kind":
        return {kind.key: kind.title for kind in procedure.kind}
    if dimension == "category":
        return {row.key: row.title for kind in procedure.kind for row in kind.categories}
    if dimension == "channel":
        return {row.key: row.title for row in procedure.channel}
    if dimension == "group":
        return {row.key: row.title for row in procedure.group}
    if dimension == "key":
        return {**{row.key: row.title for row in procedure.standard}, **_steps(procedure)}
    raise ValueError(dimension)


def _steps(procedure: Procedure) -> dict[str, Words]:
    """Every step by its place; paths have steps of the same title, so the path is named, save the one all begin on."""
    said = {}
    for path, step in procedure.steps():
        of = procedure.path[path].title
        named = Words(th=f"{of.th}: {step.title.th}", en=f"{of.en}: {step.title.en}")
        said[f"{path}{STEP}{step.key}"] = step.title if path == INTAKE else named
    return said
