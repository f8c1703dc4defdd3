"""Similar cases as a page shows them: each with its reasons in words, and whether it can take this one."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rabfang.cases.models import Case, Status
from rabfang.cases.rules import offers
from rabfang.desk.access import Here
from rabfang.desk.case.reading import Opened
from rabfang.desk.listing import Row, for_list, rows
from rabfang.search.similar import Reason, Similar, similar, similar_to
from rabfang.search.traces import Matter

MERGE = "merge"
INTAKE = ("record", "classify")  # the verbs of intake, at which a matter may still be found to be another's
WORDS = {
    "telephone": gettext_lazy("โทรศัพท์เดียวกัน"),
    "email": gettext_lazy("อีเมลเดียวกัน"),
    "chat": gettext_lazy("ผู้ส่งแชตคนเดียวกัน"),
    "place": gettext_lazy("สถานที่เดียวกัน"),
}


@dataclass(frozen=True)
class Shown:
    """One similar case: its row, the reasons, and whether this one can be joined to it."""

    row: Row
    reasons: list[str]
    joins: bool = False


def shown_for(case: Opened) -> list[Shown]:
    """What is similar to a case of the officer's own office."""
    joins = MERGE in offers(case.procedure, case.standing, case.here.actor, (MERGE,))
    return _shown(case.here, similar_to(case.case, case.here.cases()), joins=joins)


def shown_at_intake(case: Opened) -> list[Shown]:
    """The same while the case is taken in; later it is asked for on a page of its own."""
    waits = case.is_ours and case.case.status == Status.OPEN and case.step.action in INTAKE
    return shown_for(case) if waits else []


def shown_before(here: Here, said: dict[str, Any]) -> list[Shown]:
    """What is similar to a matter that is being typed and not sent yet."""
    known = {name: said[name] for name in Matter.__dataclass_fields__ if said.get(name)}
    return _shown(here, similar(here.agency, Matter(**known), here.cases(), here.at), joins=False)


def _shown(here: Here, found: list[Similar], *, joins: bool) -> list[Shown]:
    if not found:
        return []
    ready = {row.pk: row for row in for_list(here.cases().filter(pk__in=[one.case.pk for one in found]).order_by())}
    listed = [(one, rows([ready[one.case.pk]])[0]) for one in found]
    return [
        Shown(row, [reason_words(reason) for reason in one.reasons], joins and _takes(row.case)) for one, row in listed
    ]


def reason_words(reason: Reason) -> str:
    """Why it may be the same matter."""
    if reason.kind == "near":
        return _("ห่างกัน %(metres)d เมตร") % {"metres": reason.number}
    if reason.kind == "words":
        return _("ถ้อยคำคล้ายกัน %(percent)d%%") % {"percent": reason.number}
    return str(WORDS[reason.kind])


def _takes(case: Case) -> bool:
    return case.status in (Status.OPEN, Status.PAUSED)
