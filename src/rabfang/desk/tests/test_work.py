"""My work: each role sees what waits for it."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client

from rabfang.core.clock import BANGKOK

pytestmark = pytest.mark.django_db


def test_x(signed_in: Callable[[str], Client], walked) -> None:
    case = walked("hat-kham", "service-quality", until="order")
    for who in ("centre", "executive", "unit", "administrator"):
        c = signed_in(f"{who}@hat-kham.example")
        for url in ("/desk/", "/desk/register", "/desk/record", f"/desk/cases/{case.pk}", "/desk/outbox", "/desk/procedure", f"/desk/cases/{case.pk}/order", f"/desk/cases/{case.pk}/note", "/desk/register?q=ไฟ&show=late"):
            r = c.get(url)
            print(who, url, r.status_code)
            if "/cases/" in url and who=="executive": print(r.content.decode()[3000:9000])
    print(Client().get("/accounts/login/").content.decode()[1000:])
    assert 0
