"""What tests do with accounts: sign in, set up an app, read its codes."""

import re
from html import unescape
from typing import Any

from django.test import Client

from conftest import PASSWORD
from rabfang.accounts.factors.totp import code_at, step_at
from rabfang.core.clock import now

LOGIN = "/accounts/login/"
KEY = re.compile(r"<code>([A-Z2-7 ]{32,})</code>")
CODES = re.compile(r"<code>([0-9A-Z-]{19})</code>")


def sign_in(email: str, password: str = PASSWORD, client: Client | None = None, **more: Any) -> Client:
    """A client on which the password was sent."""
    client = client or Client()
    client.post(LOGIN, {"login": email, "password": password, **more})
    return client


def text(answer: Any) -> str:
    """What a page says."""
    return unescape(answer.content.decode())


def said(answer: Any, *typed: str) -> str:
    """What a page says, without what differs each time: the form's token, and what was typed."""
    lines = [line for line in text(answer).splitlines() if "csrfmiddlewaretoken" not in line]
    page = "\n".join(lines)
    for one in typed:
        page = page.replace(one, "")
    return page


def with_an_app(client: Client) -> tuple[str, list[str]]:
    """Sets up an app for who is signed in; its key, and the recovery codes that are shown."""
    found = KEY.search(text(client.get("/accounts/me/app/")))
    assert found
    key = found[1].replace(" ", "")
    answer = client.post("/accounts/me/app/", {"code": code_now(key)})
    assert answer.status_code == 200, text(answer)
    return key, CODES.findall(text(answer))


def code_now(key: str, later: int = 0) -> str:
    """The code that the app shows now, or some half minutes later."""
    return code_at(key, step_at(now()) + later)
