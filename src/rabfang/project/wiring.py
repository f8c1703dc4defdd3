"""Which handlers follow what happens to cases: the one list."""

from rabfang.cases import hooks
from rabfang.search.index import index_case

LISTENERS = (index_case,)


def connect() -> None:
    """Connects every handler; called once when the apps are ready."""
    for listener in LISTENERS:
        hooks.listen(listener)
