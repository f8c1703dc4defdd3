"""Each person an order appoints gets a notice (S1-1)."""

from datetime import datetime

from django.db import transaction

from rabfang.cases.actors import Actor
from rabfang.core.errors import Conflict
from rabfang.letters.actions.changes import held
from rabfang.letters.actions.draft import draft
from rabfang.letters.kinds import NOTICE
from rabfang.letters.models import Letter, State
from rabfang.letters.printing import content_of
from rabfang.letters.queries import notices_of
from rabfang.letters.rights import require_issuer


def make_notices(order: Letter, *, by: Actor, at: datetime) -> list[Letter]:
    """A draft for each person of an issued order, in its order.

    Raises NotFound, NotAllowed, Conflict: "letter-not-issued", "nobody-appointed", "notices-made".
    """
    require_issuer(by, order)
    with transaction.atomic():
        row = held(order)
        people = content_of(row).appointed
        if row.state not in (State.ISSUED, State.SENT):
            raise Conflict("letter-not-issued")
        if not people:
            raise Conflict("nobody-appointed")
        if notices_of(row).exists():
            raise Conflict("notices-made")
        return [
            draft(
                row.agency,
                NOTICE,
                by=by,
                at=at,
                case=row.case,
                about=row,
                more={"person": one.name, "person_position": one.position, "person_place": one.place},
            )
            for one in people
        ]
