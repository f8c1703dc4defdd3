"""An officer asks for a list as a file: what is wanted is written down, the worker makes it (`make`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from rabfang.agencies.actions.exports import allowance
from rabfang.agencies.models import Officer
from rabfang.core.errors import Conflict, Invalid
from rabfang.reports.exports.lists import Asking, Listing
from rabfang.reports.exports.queries import TO_MAKE, exports_of
from rabfang.reports.models import Export

MOST_WAITING = 3


@dataclass(frozen=True)
class Wanted:
    """How the file is wanted."""

    format: Export.Format
    language: str


def ask(listing: Listing, said: Mapping[str, str], wanted: Wanted, *, by: Officer, at: datetime, asked: UUID) -> Export:
    """Writes it down; asked for twice by one form, it is one file.

    Raises NotFound for who may not have the list, Invalid, Conflict: "export-nothing", "export-waiting", and
    "too-many-rows" when so many may not go today.
    """
    if known := exports_of(by).filter(asked=asked).first():
        return known
    kept = listing.kept(said)
    found = listing.find(Asking(by, kept, at))
    rows = found.count()
    if not rows:
        raise Conflict("export-nothing")
    if wanted.language not in ("th", "en"):
        raise Invalid("not-understood", field="language")
    with transaction.atomic():
        if listing.limited:
            allowance(by, by.agency, at).require(rows)
        if exports_of(by).filter(state__in=TO_MAKE).count() >= MOST_WAITING:
            raise Conflict("export-waiting", most=MOST_WAITING)
        export, _fresh = Export.objects.get_or_create(
            officer=by,
            asked=asked,
            defaults={
                "agency": by.agency,
                "listing": listing.key,
                "said": kept,
                "scope": found.scope[:200],
                "format": wanted.format,
                "language": wanted.language,
                "of": rows,
                "made_at": at,
            },
        )
    return export
