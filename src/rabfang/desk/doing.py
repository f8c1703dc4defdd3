"""Carrying out what a form says, files included: the slow look at files first, then one transaction."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, TypeVar

from django.db import transaction

from rabfang.documents.actions import store_all
from rabfang.documents.models import StoredFile
from rabfang.documents.preparing import prepare_all

T = TypeVar("T")


def with_files(uploads: Sequence[Any], at: datetime, act: Callable[[tuple[StoredFile, ...]], T]) -> T:
    """What `act` gives for the kept files; both are kept or neither. Raises FilesRefused besides what `act` raises."""
    with prepare_all(uploads) as prepared, transaction.atomic():
        return act(tuple(store_all(prepared, at=at)))
