"""A password an administrator sets for an officer: checked by the settings' validators, never kept or shown."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from rabfang.core.errors import Invalid

LONGEST = 200


def checked_password(password: str) -> str:
    """The password; Invalid "password_too_short", "password_too_common" ... when a validator refuses it."""
    if len(password) > LONGEST:
        raise Invalid("too-long", field="password", limit=LONGEST)
    try:
        validate_password(password)
    except ValidationError as error:
        first = error.error_list[0]
        raise Invalid(first.code or "not-understood", field="password", **(first.params or {})) from error
    return password
