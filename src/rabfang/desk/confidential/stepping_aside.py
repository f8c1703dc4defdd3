"""An officer steps aside: the reason is noted on the case, and in the same moment the case is closed to them."""

from django.db import transaction

from rabfang.cases.models import Visibility
from rabfang.cases.perform import perform
from rabfang.desk.confidential.reading import Unsealed
from rabfang.vault.actions.need_to_know import step_aside


def step_aside_with(case: Unsealed, reason: str) -> None:
    """Both or neither. Raises what `perform` and `step_aside` raise."""
    with transaction.atomic():
        perform(case.case.pk, "note", by=case.here.actor, at=case.here.at, note=reason, visibility=Visibility.CENTRE)
        step_aside(case.box.box, case.here.officer.pk, at=case.here.at)
