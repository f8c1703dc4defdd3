"""The result is reported to where the case came from, a ministry or the governor (S4-5)."""

from datetime import date

from rabfang.cases.facts import Line, NeededLine, NeededProse, WithFiles
from rabfang.cases.models import Visibility
from rabfang.cases.plan import Context, Plan, Words
from rabfang.cases.verb import Verb, leads_to
from rabfang.procedures.schema import Step


class NotifyFacts(WithFiles):
    """To whom, by which letter, and what was reported."""

    to: NeededLine
    letter_number: Line = ""
    letter_date: date | None = None
    report: NeededProse


class Notify(Verb[NotifyFacts]):
    """As a step it moves the case on; at another time it is added to the case."""

    name = "notify"
    Facts = NotifyFacts

    def plan(self, context: Context, facts: NotifyFacts) -> Plan:
        said = {"to": facts.to, "letter_number": facts.letter_number, "letter_date": facts.letter_date}
        words = [Words("report", facts.report, Visibility.UNIT)]
        files = [(file, Visibility.UNIT) for file in facts.files]
        sets = {"notice_at": context.at}
        if not isinstance(context.rule, Step):
            return Plan(facts=said, sets=sets, words=words, files=files)
        outcome, place = leads_to(context)
        return Plan(facts={"outcome": outcome, **said}, sets=sets, words=words, files=files, moves_to=place)
