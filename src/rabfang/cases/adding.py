"""Words that a complainant adds, by whatever way they come: the one rule of the case to which they belong."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from rabfang.cases.actors import Actor
from rabfang.cases.models import Case
from rabfang.cases.perform import Done, perform
from rabfang.documents.models import StoredFile


def add_words(case: Case, *, message: str, at: datetime | None = None, files: Sequence[StoredFile] = ()) -> Done:
    """Adds them to the case or, as another voice, to the case into which it was merged; a closed one takes them too
    where its procedure says so.

    Raises Conflict or NotAllowed where that case takes no more, and Invalid by field: then somebody has to decide.
    """
    with transaction.atomic():
        into = Case.objects.select_for_update().values_list("merged_into", flat=True).get(pk=case.pk)
        voice = {"voice": case.pk} if into else {}
        said: dict[str, Any] = {"message": message, "files": tuple(files), **voice}
        return perform(into or case.pk, "message", by=Actor.citizen(into or case.pk), at=at, **said)
