"""A remark on a case, for the centre, for the units concerned, or for the complainant as well."""

from rabfang.cases.facts import NeededProse, WithFiles
from rabfang.cases.models import Visibility
from rabfang.cases.plan import Context, Plan, Words
from rabfang.cases.verb import Verb


class NoteFacts(WithFiles):
    """The remark and who may read it."""

    note: NeededProse
    visibility: Visibility = Visibility.UNIT


class Note(Verb[NoteFacts]):
    """Adds a remark; changes nothing else."""

    name = "note"
    Facts = NoteFacts

    def plan(self, context: Context, facts: NoteFacts) -> Plan:
        return Plan(
            words=[Words("note", facts.note, facts.visibility)],
            files=[(file, facts.visibility) for file in facts.files],
            tell=["status"] if facts.visibility == Visibility.CITIZEN else [],
        )
