"""The guide to complaining that the transparency assessment asks for (O27; S4-19): made of the procedure in force.

Nothing of it is typed: another version of the procedure gives another guide.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby

from django.conf import settings
from django.urls import reverse

from rabfang.agencies.models import Agency
from rabfang.core.clock import local_date
from rabfang.procedures.chart import chart_rows
from rabfang.procedures.chart.rows import ChartRow, period_words
from rabfang.procedures.schema import Channel, Demand, Kind, Medium, Procedure, Words
from rabfang.public.account.guide_words import (
    ANNOUNCED,
    ANY_KIND,
    CHANNELS,
    COLUMNS,
    DEMANDS,
    FOLLOW,
    KINDS,
    NO_DESK,
    NOTHING_MORE,
    OBJECT,
    PERSONAL,
    SECRET,
    SOURCES,
    STANDARDS,
    STEPS,
    TITLE,
    VERSION,
    WAYS_ON,
)
from rabfang.reports.blocks import Block, Cell, Column, Content, Prose, Row, Shows, Table
from rabfang.thai.dates import long_date

# Lines of the papers that the procedures we ship were made of: they name nothing that a reader could look up.
OUR_LINE = re.compile(r"\b[CS]\d?-\d|^S\d$")
Addresses = Mapping[str, str]


def guide_of(
    agency: Agency,
    procedure: Procedure,
    *,
    number: int,
    published_at: datetime,
    laws: Sequence[str],
    takes_reports: bool,
) -> Content:
    """The guide; `laws` are those that hold besides the procedure's own sources."""
    at = {name: settings.BASE_URL + reverse(f"public:{name}", args=[agency.slug]) for name in PLACES}
    day = local_date(published_at)
    blocks: list[Block] = [_channels(agency, procedure, at), _kinds(procedure), *_steps(procedure)]
    blocks += [_standards(procedure)] if procedure.standard else []
    blocks += [_said("follow", FOLLOW, _follow(at)), *_objecting(procedure, at)]
    blocks += [_said("secret", SECRET, _at(WAYS_ON["secret"], at["report_corruption"]) if takes_reports else [NO_DESK])]
    blocks += [_said("personal", PERSONAL, _at(WAYS_ON["personal"], at["privacy_of"]))]
    blocks += [_said("sources", SOURCES, [Words(th=one, en=one) for one in _sources(procedure, laws)])]
    return Content(
        title=TITLE,
        office=Words(th=agency.name_th, en=agency.name_en),
        first=day,
        last=day,
        period=Words(
            th=VERSION.th.format(number, long_date(day)), en=VERSION.en.format(number, long_date(day, english=True))
        ),
        as_of=published_at,
        blocks=tuple(blocks),
    )


PLACES = ("submit", "track", "report_corruption", "privacy_of")


def _channels(agency: Agency, procedure: Procedure, at: Addresses) -> Table:
    """By which ways, at which address, taken up how soon, and by whom (S1-2)."""
    rows = [
        Row(
            cells=(
                Cell(text=channel.title),
                _reached(agency, channel, at),
                Cell(text=period_words(channel.take_up)),
                Cell(text=channel.recorder),
            )
        )
        for channel in procedure.channel
    ]
    return _table("channels", CHANNELS, ("channel", "reached", "taken_up", "who"), rows)


def _reached(agency: Agency, channel: Channel, at: Addresses) -> Cell:
    if channel.public:
        return Cell(value=at["submit"])
    if channel.medium in ANNOUNCED:
        return Cell(text=ANNOUNCED[channel.medium])
    by_medium = {
        Medium.EMAIL: agency.email,
        Medium.TELEPHONE: agency.telephone,
        Medium.COUNTER: agency.address,
        Medium.PAPER: agency.address,
        Medium.OFFICIAL: agency.address,
    }
    return Cell(value=by_medium.get(channel.medium) or None)


def _kinds(procedure: Procedure) -> Table:
    """What a matter can be, and what must be there before it is closed."""
    rows = [
        Row(cells=(Cell(text=kind.title), Cell(text=kind.meaning), Cell(text=_demanded(kind))))
        for kind in procedure.kind
    ]
    return _table("kinds", KINDS, ("kind", "meaning", "demands"), rows)


def _demanded(kind: Kind) -> Words:
    said = [DEMANDS[demand] for demand in Demand if demand in kind.demands] or [NOTHING_MORE]
    *first, last = (one.th for one in said)
    return Words(th=" ".join([*first, f"และ{last}"] if first else [last]), en="; ".join(one.en for one in said))


def _steps(procedure: Procedure) -> Iterator[Table]:
    """Each path: its steps, who is responsible, by when (S0-6)."""
    rows = [row for row in chart_rows(procedure) if row.node]
    for path, steps in groupby(rows, key=lambda row: row.node[0] if row.node else ""):
        some = list(steps)
        title = Words(th=STEPS.th.format(some[0].section.th), en=STEPS.en.format(some[0].section.en))
        table = _table(f"path-{path}", title, ("number", "step", "responsible", "when"), [_step(row) for row in some])
        yield table.model_copy(update={"note": some[0].about})


def _step(row: ChartRow) -> Row:
    notes_th, notes_en = "".join(f" ({note.th})" for note in row.notes), "".join(f" ({note.en})" for note in row.notes)
    what = Words(th=row.what.th + notes_th, en=row.what.en + notes_en)
    return Row(
        cells=(Cell(value=str(row.number)), Cell(text=what), Cell(text=row.responsible), Cell(text=row.when)),
    )


def _standards(procedure: Procedure) -> Table:
    """How long a whole matter may take."""
    rows = []
    for standard in procedure.standard:
        kinds = [procedure.kinds[key].title for key in standard.kinds]
        of = Words(th=", ".join(one.th for one in kinds), en=", ".join(one.en for one in kinds)) if kinds else ANY_KIND
        rows.append(Row(cells=(Cell(text=standard.title), Cell(text=of), Cell(text=period_words(standard.within)))))
    return _table("standards", STANDARDS, ("standard", "kind", "when"), rows)


def _follow(at: Addresses) -> list[Words]:
    return [*_at(WAYS_ON["follow"], at["track"]), WAYS_ON["add"]]


def _objecting(procedure: Procedure, at: Addresses) -> Iterator[Prose]:
    rule = procedure.anytimes.get("object")
    if rule is None:
        return
    within = period_words(rule.within) if rule.within else None
    said = WAYS_ON["object_within"] if within else WAYS_ON["object"]
    words = Words(th=said.th.format(within.th if within else ""), en=said.en.format(within.en if within else ""))
    yield _said("object", OBJECT, _at(words, at["track"]))


def _sources(procedure: Procedure, laws: Sequence[str]) -> list[str]:
    """The laws and papers that the procedure names, then those that hold besides."""
    named = [procedure.source, *(one.source for one in procedure.channel), *(one.source for one in procedure.kind)]
    named += [*(one.source for one in procedure.anytime), *(one.source for one in procedure.standard)]
    named += [step.source for _path, step in procedure.steps()]
    return list(dict.fromkeys(one for one in (*named, *laws) if not OUR_LINE.search(one)))


def _table(key: str, title: Words, names: Sequence[str], rows: Sequence[Row]) -> Table:
    headed = tuple(Column(title=COLUMNS[name], shows=Shows.TEXT) for name in names)
    return Table(key=key, title=title, columns=headed, rows=tuple(rows), empty=NOTHING_MORE)


def _said(key: str, title: Words, words: Sequence[Words]) -> Prose:
    return Prose(key=key, title=title, words=tuple(words))


def _at(words: Words, address: str) -> list[Words]:
    """What to do, and below it the address, which paper does not break then."""
    return [words, Words(th=address, en=address)]
