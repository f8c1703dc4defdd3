"""Which handlers follow what happens to cases and letters: the one list; and which lists can be taken out as files."""

from rabfang.accounts.oidc.erasing import forget_citizen
from rabfang.cases import hooks
from rabfang.channels.digests.notices import notify_officers
from rabfang.channels.satisfaction import following as satisfaction
from rabfang.desk.taking_out.lists import offer_lists
from rabfang.letters import hooks as letters
from rabfang.reports.actions.send import follow_memo
from rabfang.reports.facts.marking import mark_case
from rabfang.rights.actions import disclosures
from rabfang.search.index import index_case

LISTENERS = (index_case, notify_officers, disclosures.follow, forget_citizen, satisfaction.follow)


def connect() -> None:
    """Connects everything; called once when the apps are ready."""
    for listener in LISTENERS:
        hooks.listen(listener)
    hooks.listen(mark_case, in_confidence=True)
    letters.listen(disclosures.follow_letter)
    letters.listen(follow_memo)
    offer_lists()
