"""Citizens who signed in: who they are to us, and the cases they sent meanwhile."""

import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.http import HttpRequest

from rabfang.accounts.keys import keyed
from rabfang.accounts.models import Citizen, CitizenCase
from rabfang.cases.models import Case
from rabfang.channels.secrets import opened, sealed
from rabfang.core.clock import now
from rabfang.thai.text import clean

__all__ = ["Citizen", "begin", "cases_of", "citizen_of", "keep_case", "leave", "name_of", "signed_in_by"]
KEY = "citizen"
FOR = timedelta(hours=1)
NAME_LENGTH = 200


def signed_in_by(claims: dict[str, Any], at: datetime) -> Citizen:
    """The citizen of these claims; their name is kept as the provider says it now. Identifiers stay sealed."""
    who = str(claims.get("pid") or claims["sub"])
    digest = keyed("citizen", f"{claims['iss']}\x00{who}")
    kept = sealed(json.dumps({"id": who, "name": _name(claims)}))
    with transaction.atomic():
        said = {"sealed": kept, "last_at": at}
        row, _made = Citizen.objects.update_or_create(
            digest=digest, defaults=said, create_defaults=said | {"first_at": at}
        )
    return row


def begin(request: HttpRequest, citizen: Citizen, at: datetime) -> None:
    """This browser is the citizen's for an hour."""
    request.session.cycle_key()
    request.session.set_expiry(0)
    request.session[KEY] = [citizen.pk, (at + FOR).isoformat()]


def leave(request: HttpRequest) -> None:
    """No longer."""
    request.session.flush()


def citizen_of(request: HttpRequest) -> Citizen | None:
    """Who is signed in, if anybody."""
    kept = request.session.get(KEY)
    if not kept or datetime.fromisoformat(kept[1]) <= now():
        return None
    return Citizen.objects.filter(pk=kept[0]).first()


def name_of(citizen: Citizen) -> str:
    """Their name as the provider said it."""
    said = opened(citizen.sealed)
    return str(json.loads(said)["name"]) if said else ""


def keep_case(citizen: Citizen, case: Case, at: datetime) -> None:
    """The case stands on the citizen's page from now on."""
    CitizenCase.objects.get_or_create(case=case, defaults={"citizen": citizen, "sent_at": at})


def cases_of(citizen: Citizen) -> Iterable[Case]:
    """The cases they sent while signed in, the latest first."""
    rows = CitizenCase.objects.filter(citizen=citizen).select_related("case__agency")
    return [row.case for row in rows[:200]]


def _name(claims: dict[str, Any]) -> str:
    parts = [str(claims.get(key) or "") for key in ("given_name", "family_name")]
    whole = claims.get("name") or " ".join(filter(None, parts))
    return clean(str(whole))[:NAME_LENGTH]
