"""One connection cannot crowd out the others; nothing typed is lost, and nobody's address is kept."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from rabfang.agencies.models import Agency
from rabfang.cases.models import AccessAttempt, Case
from rabfang.cases.tests.walking import submitted
from rabfang.channels.chat.tests.chatting import account
from rabfang.core.clock import now, set_clock
from rabfang.public.pace import limit_of
from rabfang.public.tests.test_submit import sent

pytestmark = pytest.mark.django_db
LATER, WORDS = "โปรดรอประมาณ", "เสาไฟหน้าวัดดับมาสามวัน"


def test_too_many_matters_come_back_with_every_word(
    offices: dict[str, Agency], settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    settings.RABFANG_SUBMIT_LIMIT = 2
    client = Client()
    answers = [sent(client, subject=f"เรื่องที่ {one}") for one in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    text = answers[2].content.decode()
    assert (LATER in text, WORDS in text, "เรื่องที่ 2" in text) == (True, True, True)
    assert int(answers[2]["Retry-After"]) == 16 * 60
    assert "too many tries: submit" in caplog.text
    assert "127.0.0.1" not in caplog.text
    assert sent(Client(REMOTE_ADDR="10.9.8.7"), subject="อีกคน").status_code == 200
    later = now() + timedelta(minutes=15)
    set_clock(lambda: later)
    assert sent(client).status_code == 200
    assert Case.objects.count() == 4


def test_what_was_wrong_is_not_counted(offices: dict[str, Agency], settings: Any) -> None:
    settings.RABFANG_SUBMIT_LIMIT = 1
    client = Client()
    assert [sent(client, subject="").status_code for _ in range(3)] == [422] * 3
    assert sent(client).status_code == 200


def test_no_address_is_kept(offices: dict[str, Agency]) -> None:
    client = Client(REMOTE_ADDR="203.0.113.77", HTTP_USER_AGENT="Canary/7")
    sent(client, attachments=[SimpleUploadedFile("a.txt", b"note")])
    kept = " ".join(AccessAttempt.objects.values_list("bucket", flat=True))
    assert {bucket.partition(":")[0] for bucket in kept.split()} == {"submit", "upload"}
    assert "203.0.113" not in kept


def test_files_are_counted_each(offices: dict[str, Agency], settings: Any) -> None:
    settings.RABFANG_UPLOAD_LIMIT = 3
    client = Client()

    def two() -> int:
        files = [SimpleUploadedFile(f"{name}.txt", b"note") for name in "ab"]
        status: int = sent(client, attachments=files).status_code
        return status

    assert [two(), two()] == [200, 429]
    assert sent(client).status_code == 200


def test_words_to_a_case_are_counted_by_the_case(offices: dict[str, Agency], settings: Any) -> None:
    settings.RABFANG_MESSAGE_LIMIT = 2
    received = submitted(offices["hat-kham"])
    clients = [Client(REMOTE_ADDR=f"10.0.0.{one}") for one in range(3)]
    said = {"number": received.case.number_text, "secret": received.secret}
    for client in clients:
        assert client.post("/hat-kham/track", said).status_code == 302
    answers = [client.post("/hat-kham/track/case/message", {"message": "ยังดับอยู่"}) for client in clients]
    assert [answer.status_code for answer in answers] == [302, 302, 429]
    assert (LATER in answers[2].content.decode(), "ยังดับอยู่" in answers[2].content.decode()) == (True, True)


def test_guesses_of_a_receipt_are_counted_and_the_form_comes_back(offices: dict[str, Agency], settings: Any) -> None:
    settings.RABFANG_TRACK_LIMIT = 2
    said = [{"number": f"{one}/2570", "secret": "0000-0000-0000-0000"} for one in range(1, 4)]
    answers = [Client().post("/hat-kham/track", one) for one in said]
    assert [answer.status_code for answer in answers] == [422, 422, 429]
    assert (LATER in answers[2].content.decode(), "3/2570" in answers[2].content.decode()) == (True, True)


def test_wrongly_signed_calls_of_a_webhook_are_counted(offices: dict[str, Agency], settings: Any) -> None:
    settings.RABFANG_HOOK_LIMIT = 2
    address = f"/hooks/line/{account(offices['school-integrity'], 'line').hook}"
    answers = [Client().post(address, b"{}", content_type="application/json") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [403, 403, 429]
    other = Client(REMOTE_ADDR="10.9.8.7").post(address, b"{}", content_type="application/json")
    assert other.status_code == 403


@pytest.mark.parametrize(("proxies", "status"), [(0, 200), (1, 429)])
def test_behind_a_proxy_nobody_has_told_of_nobody_is_counted(
    offices: dict[str, Agency], settings: Any, proxies: int, status: int
) -> None:
    settings.RABFANG_SUBMIT_LIMIT, settings.ENCRYPTED, settings.RABFANG_TRUSTED_PROXIES = 1, True, proxies
    assert [sent(Client()).status_code for _ in range(2)] == [200, status]


@pytest.mark.parametrize("what", ["submit", "upload", "message", "track", "hook"])
def test_each_has_a_setting(what: str) -> None:
    assert limit_of(what) > 0
