"""A new office enters the installation with its first administrator. Done by whoever runs the installation."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction

from rabfang.agencies.actions.add_officer import checked_address
from rabfang.agencies.actions.add_unit import KEY
from rabfang.agencies.actions.changes import needed, short
from rabfang.agencies.models import Agency, Officer, RoleHolding
from rabfang.audit.actions import record
from rabfang.core.clock import local_date
from rabfang.core.errors import Invalid

# First words of the product's own addresses: an office of such a name could not be reached.
RESERVED = frozenset(
    {
        "accessibility",
        "accounts",
        "api",
        "areas",
        "desk",
        "healthz",
        "hooks",
        "metrics",
        "my",
        "open311",
        "privacy",
        "readyz",
    }
    | {"report-corruption", "static", "style"}
)


@dataclass(frozen=True)
class FirstAdministrator:
    """Who sets the office up at the desk: their account and the procedure's role that administers."""

    email: str
    name: str
    role: str


def found_office(
    *, slug: str, name_th: str, name_en: str = "", administrator: FirstAdministrator, at: datetime
) -> Agency:
    """Adds the office and its first administrator, who sets a password by an invitation. Raises Invalid by field.

    Of the role that administers a second factor is asked from the beginning; the office may change that.

    slug: the word that stands in every address of the office; it never changes. name_en: as the Thai one when empty.
    """
    if not KEY.fullmatch(slug):
        raise Invalid("key-form", field="slug")
    if slug in RESERVED:
        raise Invalid("slug-reserved", field="slug", slug=slug)
    name = needed("name_th", name_th)
    english = short("name_en", name_en) or name
    email, person = checked_address(administrator.email), needed("name", administrator.name)
    with transaction.atomic():
        if Agency.objects.filter(slug=slug).exists():
            raise Invalid("slug-taken", field="slug", slug=slug)
        if Officer.objects.filter(email__iexact=email).exists():
            raise Invalid("email-taken", field="email")
        asked = [administrator.role]
        agency = Agency.objects.create(slug=slug, name_th=name, name_en=english, second_factor_roles=asked)
        officer = Officer.objects.create(
            agency=agency, email=email, name=person, password=make_password(None), date_joined=at
        )
        RoleHolding.objects.create(agency=agency, officer=officer, role=administrator.role, starts_on=local_date(at))
        facts = {"slug": slug, "administrator": email, "role": administrator.role}
        record("found-office", name, at=at, actor_id=None, actor_name="", agency_id=agency.pk, facts=facts)
    return agency
