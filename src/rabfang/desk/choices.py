"""What a procedure offers to choose from, as choices of a form, in the reader's language."""

from collections.abc import Iterable

from rabfang.agencies.models import Agency
from rabfang.agencies.queries import active_partners, active_units
from rabfang.cases.models import Assignment
from rabfang.procedures.schema import Procedure

Choice = tuple[str, str]
Grouped = tuple[str, list[Choice]]
BETWEEN = ":"  # joins a kind and its category: two kinds may use the same category key


def channels(procedure: Procedure) -> list[Choice]:
    """Every channel."""
    return [(row.key, str(row.title)) for row in procedure.channel]


def groups(procedure: Procedure) -> list[Choice]:
    """Every group of complainants."""
    return [(row.key, str(row.title)) for row in procedure.group]


def kinds(procedure: Procedure) -> list[Choice]:
    """Every kind."""
    return [(row.key, str(row.title)) for row in procedure.kind]


def categories(procedure: Procedure) -> list[Grouped]:
    """Categories under their kinds; a value is "kind:category"."""
    return [
        (str(kind.title), [(f"{kind.key}{BETWEEN}{row.key}", str(row.title)) for row in kind.categories])
        for kind in procedure.kind
        if kind.categories
    ]


def steps(procedure: Procedure) -> list[Grouped]:
    """Steps under their paths; a value is "path.step"."""
    found: dict[str, list[Choice]] = {}
    for path, step in procedure.steps():
        found.setdefault(path, []).append((f"{path}.{step.key}", str(step.title)))
    return [(str(procedure.path[path].title), rows) for path, rows in found.items()]


def units(agency: Agency) -> list[Choice]:
    """Working units of the office, by id."""
    return [(str(unit.pk), str(unit)) for unit in active_units(agency)]


def partners(agency: Agency) -> list[Choice]:
    """Other agencies that can be given a part, by id."""
    return [(str(row.pk), row.name) for row in active_partners(agency)]


def parts(rows: Iterable[Assignment]) -> list[Choice]:
    """Parts of a case, by number within it."""
    return [(str(row.number), row.party_name) for row in rows]


def optional(text: object, rows: Iterable[Choice | Grouped]) -> list[Choice | Grouped]:
    """The choices after an empty one."""
    return [("", str(text)), *rows]
