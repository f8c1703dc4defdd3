"""An administrator sets how the office's papers begin and end."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.core.files.base import File
from django.db import transaction

from rabfang.agencies.actions.changes import changed, hold, note, short, values_of
from rabfang.agencies.models import Agency, Officer
from rabfang.core.errors import Invalid, NotFound
from rabfang.documents.actions import erase, store_all
from rabfang.documents.kinds import JPEG, PNG
from rabfang.documents.models import StoredFile
from rabfang.documents.preparing import prepare
from rabfang.letters.head import letterhead_of
from rabfang.letters.models import Letterhead


@dataclass(frozen=True)
class HeadFacts:
    """The letterhead as its administrator enters it."""

    reference: str
    unit: str
    telephone: str
    thai_digits: bool

    def checked(self) -> "HeadFacts":
        """Cleaned; Invalid by field."""
        return replace(
            self,
            reference=short("reference", self.reference, at_most=40),
            unit=short("unit", self.unit),
            telephone=short("telephone", self.telephone, at_most=60),
        )


def save_letterhead(
    agency: Agency,
    facts: HeadFacts,
    *,
    by: Officer,
    at: datetime,
    emblem: "File[Any] | None" = None,
    without_emblem: bool = False,
) -> Letterhead:
    """Stores the letterhead; `emblem` replaces the picture, `without_emblem` takes it away.

    Raises NotFound (another office's), Invalid by field; the emblem must be PNG or JPEG.
    """
    if agency.pk != by.agency_id:
        raise NotFound("not-found")
    facts = facts.checked()
    if emblem is None:
        return _store(agency, facts, by=by, at=at, without_emblem=without_emblem)
    try:
        with prepare(emblem) as prepared, transaction.atomic():
            if prepared.finding.media_type not in (PNG, JPEG):
                raise Invalid("emblem-kind")
            picture = store_all([prepared], at=at)[0]
            return _store(agency, facts, by=by, at=at, picture=picture)
    except Invalid as problem:
        raise Invalid(problem.code, field="emblem", **problem.params) from problem


def _store(
    agency: Agency,
    facts: HeadFacts,
    *,
    by: Officer,
    at: datetime,
    picture: StoredFile | None = None,
    without_emblem: bool = False,
) -> Letterhead:
    with transaction.atomic():
        hold(agency)
        head = letterhead_of(agency)
        names, old = (*vars(facts), "emblem"), head.emblem
        before = values_of(head, *names)
        for name, value in vars(facts).items():
            setattr(head, name, value)
        head.emblem = picture or (None if without_emblem else old)
        head.save()
        if differs := changed(before, values_of(head, *names)):
            note("save-letterhead", agency.name_th, by=by, at=at, changed=differs)
        if old is not None and old != head.emblem:
            erase(old)
    return head
