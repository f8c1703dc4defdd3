"""An administrator at the settings, and what their pages say."""

from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from rabfang.agencies.models import Agency

ADMINISTRATOR = "administrator@hat-kham.example"


@pytest.fixture
def agency(offices: dict[str, Agency]) -> Agency:
    """Hat Kham."""
    return offices["hat-kham"]


@pytest.fixture
def other(offices: dict[str, Agency]) -> Agency:
    """Saraburi, another office in the same installation."""
    return offices["saraburi-treasury"]


class Desk:
    """A signed-in administrator: opens and sends the pages by name, and reads what they say."""

    def __init__(self, client: Client) -> None:
        self.client = client

    def read(self, page: str, /, *args: object, **query: Any) -> str:
        """The page's text."""
        answer = self.client.get(reverse(f"settings:{page}", args=args), query)
        assert answer.status_code == 200, answer.status_code
        return unescape(answer.content.decode())

    def send(self, page: str, /, *args: object, **given: Any) -> str:
        """The text of the page that follows: the same one with its errors, or where it leads."""
        answer = self.client.post(reverse(f"settings:{page}", args=args), given, follow=True)
        assert answer.status_code == 200, answer.status_code
        return unescape(answer.content.decode())

    def status(self, page: str, /, *args: object, **given: Any) -> int:
        """The answer's status alone."""
        return self.client.post(reverse(f"settings:{page}", args=args), given).status_code


@pytest.fixture
def desk(signed_in: Callable[[str], Client]) -> Desk:
    """The administrator of Hat Kham."""
    return Desk(signed_in(ADMINISTRATOR))
