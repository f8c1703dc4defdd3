"""Outside bodies to which a confidential desk passes cases, with their public keys."""

from datetime import datetime

from django.db import transaction

from rabfang.agencies.models import Officer, Partner
from rabfang.audit.actions import record
from rabfang.core.errors import Invalid, NotAllowed
from rabfang.procedures.schema import May
from rabfang.thai.text import clean, has_visible
from rabfang.vault.boxes import KEY_BYTES, fingerprint
from rabfang.vault.models import Desk, OutsideKey
from rabfang.vault.readers import duties_of

LONGEST_NAME = 200


def enter_outside_key(desk: Desk, name: str, public: bytes, *, by: Officer, at: datetime) -> OutsideKey:
    """Enters a body with its key, or another key of a body that is there. Raises NotAllowed, Invalid."""
    name = clean(name)
    if May.HANDLE not in duties_of(desk.agency, by.pk, at):
        raise NotAllowed("not-yours")
    if not has_visible(name) or len(name) > LONGEST_NAME:
        raise Invalid("not-understood", field="name")
    if len(public) != KEY_BYTES:
        raise Invalid("not-a-key", field="public")
    with transaction.atomic():
        partner, _new = Partner.objects.get_or_create(agency=desk.agency, name=name)
        values = {"public": public, "entered_by": by, "entered_at": at}
        key, _new = OutsideKey.objects.update_or_create(partner=partner, defaults=values)
        facts = {"fingerprint": fingerprint(public)}
        record(
            "enter-outside-key",
            name,
            at=at,
            actor_id=by.pk,
            actor_name=by.name,
            agency_id=desk.agency_id,
            facts=facts,
        )
    return key
