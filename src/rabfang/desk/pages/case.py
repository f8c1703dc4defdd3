"""The case page: what to do next on top, then everything that is known."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from rabfang.cases.queries import soonest, waiting_for
from rabfang.desk.access import Here, officer_page
from rabfang.desk.case import history, summary
from rabfang.desk.case.conversation import conversation
from rabfang.desk.case.due import due_times
from rabfang.desk.case.next_step import next_step
from rabfang.desk.case.papers import papers
from rabfang.desk.case.reading import opened
from rabfang.desk.case.telling import telling_of
from rabfang.desk.letters.start import letters_of, letters_read
from rabfang.desk.listing import Row, for_list, rows
from rabfang.desk.navigation import show
from rabfang.desk.occasions.reading import origin_of
from rabfang.desk.similar.reading import shown_at_intake
from rabfang.desk.verbs import FORMS


@officer_page
@require_safe
def case(request: HttpRequest, here: Here, pk: int) -> HttpResponseBase:
    """One case; 404 when it is not in sight."""
    found = opened(here, pk)
    waits = next_step(found)
    done = request.GET.get("done", "")
    context: dict[str, Any] = {
        "case": found.case,
        "row": rows([found.case])[0],
        "next": waits,
        "papers": papers(found) if waits.form and waits.form.reads_first else [],
        "letters_read": letters_read(found) if waits.form and waits.form.reads_first else [],
        "seen": found.case.version,
        "done": done if done in FORMS else "",
        "ours": found.is_ours,
        "following": _following(here, pk) if done else None,
        "facts": summary.facts(found),
        "occasion": origin_of(found),
        "demands": summary.demands(found),
        "people": summary.people(found),
        "telling": None if found.is_withheld else telling_of(found.case.complainant),
        "assignments": found.case.assignments.all(),
        "due_times": due_times(found),
        "timeline": history.timeline(found),
        "conversation": conversation(found),
        "files": history.files(found),
        "letters": letters_of(found),
        "similar": shown_at_intake(found),
        "merged": here.cases().filter(merged_into=found.case).order_by("year", "number"),
        "merged_into": here.cases().filter(pk=found.case.merged_into_id).first() if found.case.merged_into_id else None,
    }
    return show(request, here, "case", current="desk:register", **context)


def _following(here: Here, pk: int) -> Row | None:
    """The next case that waits for this officer, once they are done with one: the first due."""
    found = soonest(for_list(waiting_for(here.actor, here.agency).exclude(pk=pk)), 1)
    return rows(found)[0] if found else None
