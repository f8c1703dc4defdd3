"""How allauth treats officers: nobody signs up, an administrator makes the account."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from rabfang.agencies.models import Officer


class OfficersOnly(DefaultAccountAdapter):  # type: ignore[misc]
    """No sign-up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: accounts belong to offices."""
        return False


def display_name(officer: Officer) -> str:
    """The name shown on the desk."""
    return officer.name
