"""A new officer's account."""

from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction

from rabfang.agencies.actions.changes import needed, note, short, values_of
from rabfang.agencies.models import Agency, Officer
from rabfang.core.errors import Invalid, NotFound


def add_officer(
    agency: Agency,
    *,
    email: str,
    name: str,
    position: str = "",
    telephone: str = "",
    by: Officer,
    at: datetime,
) -> Officer:
    """Adds an account that holds no role yet and has no password: its officer sets one by an invitation.

    E-mail addresses differ in more than case. Raises Invalid by field.
    """
    if agency.pk != by.agency_id:
        raise NotFound("not-found")
    email = checked_address(email)
    name = needed("name", name)
    position = short("position", position)
    telephone = short("telephone", telephone, at_most=60)
    try:
        with transaction.atomic():
            if Officer.objects.filter(email__iexact=email).exists():
                raise Invalid("email-taken", field="email")
            officer = Officer.objects.create(
                agency=agency,
                email=email,
                name=name,
                position=position,
                telephone=telephone,
                password=make_password(None),
                date_joined=at,
            )
            said = values_of(officer, "email", "name", "position", "telephone")
            note("add-officer", name, by=by, at=at, officer=officer.pk, added=said)
    except IntegrityError as error:  # another administrator was faster
        raise Invalid("email-taken", field="email") from error
    return officer


def checked_address(email: str) -> str:
    """The address in small letters, as accounts keep it. Raises Invalid."""
    email = needed("email", email, at_most=254).lower()
    try:
        validate_email(email)
    except ValidationError as error:
        raise Invalid("email-form", field="email") from error
    return email
