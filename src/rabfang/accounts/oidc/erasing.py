"""A person's way in by a provider goes when what their case says of them is erased."""

from collections.abc import Iterator

from rabfang.accounts.models import Citizen, CitizenCase, Session
from rabfang.accounts.oidc.citizens import KEY
from rabfang.accounts.sessions import SessionStore
from rabfang.cases.erased import ERASE
from rabfang.cases.models import Case, Event


def forget_citizen(case: Case, event: Event) -> None:
    """Follows events of cases: an erased one leaves its citizen's page, and who has no other is known no more."""
    if event.action != ERASE or case.erased_at is None:
        return
    tied = CitizenCase.objects.filter(case=case)
    for citizen in list(tied.values_list("citizen_id", flat=True)):
        tied.delete()
        if not CitizenCase.objects.filter(citizen=citizen).exists():
            Session.objects.filter(pk__in=list(_sessions(citizen))).delete()
            Citizen.objects.filter(pk=citizen).delete()


def _sessions(citizen: int) -> Iterator[str]:
    """Keys of the browsers in which they are signed in; what a session holds is sealed, so each is opened."""
    store = SessionStore()
    for row in Session.objects.filter(officer__isnull=True).iterator():
        kept = store.decode(row.session_data).get(KEY)
        if kept and kept[0] == citizen:
            yield row.pk
