"""Which handlers follow what happens to cases: the one list."""

from rabfang.cases import hooks
from rabfang.channels.digests.notices import notify_officers
from rabfang.search.index import index_case

LISTENERS = (index_case, notify_officers)


def connect() -> None:
    """Connects every handler; called once when the apps are ready."""
    for listener in LISTENERS:
        hooks.listen(listener)
