"""How allauth treats officers: nobody signs up, an administrator makes the account."""

from http import HTTPStatus

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rabfang.agencies.models import Officer


class OfficersOnly(DefaultAccountAdapter):  # type: ignore[misc]
    """No sign-up; a closed account is told so once its password is right."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: accounts belong to offices."""
        return False

    def respond_user_inactive(self, request: HttpRequest, user: Officer) -> HttpResponse:
        """The account was closed by an administrator."""
        return render(request, "desk/account_closed.html", status=HTTPStatus.FORBIDDEN)


def display_name(officer: Officer) -> str:
    """The name shown on the desk."""
    return officer.name
