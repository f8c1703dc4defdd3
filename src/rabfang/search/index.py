"""Keeps the search index in step with the register."""

from rabfang.cases.models import Case, Event


def index_case(case: Case, event: Event) -> None:
    """Follows one event."""
