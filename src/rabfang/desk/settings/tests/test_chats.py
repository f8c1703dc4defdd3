"""The pages of the accounts on LINE and Messenger."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rabfang.agencies.models import Agency
from rabfang.channels.chat.tests.platform_server import PlatformServer, platform_server
from rabfang.channels.models import ChatAccount
from rabfang.channels.secrets import opened
from rabfang.desk.settings.tests.conftest import Desk

pytestmark = pytest.mark.django_db
GIVEN = {
    "channel": "line",
    "name": "โรงเรียนตัวอย่าง",
    "public_id": "@school",
    "secret": "s3cret-of-line",
    "token": "t0ken",
}


@pytest.fixture
def school(offices: dict[str, Agency], signed_in: Callable[[str], Client]) -> Desk:
    """The administrator of the school."""
    return Desk(signed_in("administrator@school-integrity.example"))


@pytest.fixture
def platform(settings: Any) -> Iterator[PlatformServer]:
    """LINE's and Messenger's own servers."""
    with platform_server() as server:
        settings.RABFANG_LINE_API_URL = settings.RABFANG_MESSENGER_API_URL = server.url
        yield server


def test_an_account_is_added_tried_changed_closed_and_reopened(school: Desk, platform: PlatformServer) -> None:
    page = school.send("chat_add", "line", **GIVEN)
    row = ChatAccount.objects.get()
    assert f"/hooks/line/{row.hook}" in page
    assert (opened(row.secret), opened(row.token)) == ("s3cret-of-line", "t0ken")
    platform.answers["/v2/bot/info"] = (200, {"displayName": "โรงเรียน", "basicId": "@school"})
    assert "เป็นของบัญชี โรงเรียน (@school)" in school.send("chat_try", row.pk)
    page = school.send("chat_edit", row.pk, **GIVEN | {"name": "โรงเรียนของเรา", "secret": "", "token": "new-t0ken"})
    assert "บันทึก “โรงเรียนของเรา” แล้ว" in page
    row.refresh_from_db()
    assert (opened(row.secret), opened(row.token)) == ("s3cret-of-line", "new-t0ken")
    assert "ปิด “โรงเรียนของเรา” แล้ว" in school.send("chat_close", row.pk)
    assert "ปิดแล้ว" in school.read("chats")
    assert "เปิด “โรงเรียนของเรา” อีกครั้งแล้ว" in school.send("chat_reopen", row.pk)
    told = school.read("audit")
    for words in ("เพิ่มบัญชีแชต", "แก้ไขบัญชีแชต", "ปิดบัญชีแชต", "เปิดบัญชีแชตอีกครั้ง"):
        assert words in told
    for page in (told, school.read("chats"), school.read("chat_edit", row.pk)):
        assert "s3cret" not in page
        assert "t0ken" not in page
    assert "s3cret" not in row.secret


def test_a_token_that_is_refused_is_told_and_remembered(school: Desk, platform: PlatformServer) -> None:
    school.send("chat_add", "messenger", **GIVEN | {"channel": "facebook"})
    row = ChatAccount.objects.get()
    assert row.verify_token in school.read("chat_edit", row.pk)
    platform.answers["/v21.0/me"] = (400, {"error": {"code": 190, "message": "expired"}})
    assert "ติดต่อแพลตฟอร์มไม่สำเร็จ" in school.send("chat_try", row.pk)
    assert "190 expired" in school.read("chats")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": ""}, "โปรดกรอก"),
        ({"secret": ""}, "โปรดกรอก"),
        ({"token": "ไทย"}, "ข้อมูลนี้ไม่ถูกต้อง"),
        ({"channel": "website"}, "ไม่มีตัวเลือกนี้"),
    ],
)
def test_a_wrong_entry_is_told_beside_the_field(school: Desk, wrong: dict[str, str], said: str) -> None:
    page = school.send("chat_add", "line", **GIVEN | {"public_id": "@kept"} | wrong)
    assert said in page
    assert 'value="@kept"' in page
    assert not ChatAccount.objects.exists()


def test_the_same_name_is_not_taken_twice(school: Desk) -> None:
    school.send("chat_add", "line", **GIVEN)
    assert "มีบัญชีชื่อนี้แล้ว" in school.send("chat_add", "line", **GIVEN)


def test_an_office_without_such_a_channel_is_told_what_to_do(desk: Desk) -> None:
    assert "medium เป็น line" in desk.read("chats")
    assert "ไม่มีช่องทางของแพลตฟอร์มนี้" in desk.send("chat_add", "line", **GIVEN)
    assert "/desk/settings/procedures/" in desk.read("chat_add", "line")
    assert 'name="token"' not in desk.read("chat_add", "line")
    assert not ChatAccount.objects.exists()
    assert desk.status("chat_add", "fax", **GIVEN) == 404


def test_another_offices_account_is_not_there(school: Desk, desk: Desk) -> None:
    school.send("chat_add", "line", **GIVEN)
    row = ChatAccount.objects.get()
    names = ("chat_edit", "chat_try", "chat_close", "chat_reopen")
    assert {desk.status(name, row.pk, **GIVEN) for name in names} == {404}


def test_the_list_costs_the_same_however_long(school: Desk) -> None:
    school.send("chat_add", "line", **GIVEN)
    with CaptureQueriesContext(connection) as few:
        school.read("chats")
    for number in range(5):
        school.send("chat_add", "line", **GIVEN | {"name": f"บัญชี {number}"})
    school.read("chats")
    with CaptureQueriesContext(connection) as many:
        school.read("chats")
    assert len(many) == len(few)
