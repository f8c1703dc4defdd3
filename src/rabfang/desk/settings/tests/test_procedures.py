"""The procedure's pages: channels, versions, publishing, comparing."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from rabfang.agencies.models import Agency, Officer
from rabfang.core.clock import now
from rabfang.desk.settings.tests.conftest import Desk
from rabfang.procedures.actions import publish
from rabfang.procedures.loader import preset_text
from rabfang.procedures.models import ProcedureVersion
from rabfang.procedures.queries import current

pytestmark = pytest.mark.django_db
FIRST = preset_text("hat-kham")
SECOND = FIRST.replace('take_up = "1 working day"', 'take_up = "2 hours"')


def _versions(agency: Agency) -> int:
    return ProcedureVersion.objects.filter(agency=agency).count()


def test_channels_come_from_the_procedure_and_say_how_to_change(desk: Desk, agency: Agency) -> None:
    page = desk.read("channels")
    for channel in current(agency)[1].channel:
        assert str(channel.title) in page
    assert "[[channel]]" in page


def test_the_box_begins_with_the_text_in_force(desk: Desk, agency: Agency) -> None:
    page = desk.read("procedure_publish")
    assert FIRST.splitlines()[-1] in page
    assert "govuk-error-message" not in page


def test_a_text_is_checked_then_published_with_the_browsers_line_ends(desk: Desk, agency: Agency) -> None:
    sent = SECOND.replace("\n", "\r\n")
    page = desk.send("procedure_publish", toml=sent, check="1")
    assert "ข้อความถูกต้อง ยังไม่ได้เผยแพร่" in page
    assert "<del>1 working day</del>" in page
    assert _versions(agency) == 1
    assert "เผยแพร่ฉบับที่ 2 แล้ว" in desk.send("procedure_publish", toml=sent, note="เร็วขึ้น")
    version = current(agency)[0]
    assert (version.number, version.text, version.note) == (2, SECOND, "เร็วขึ้น")
    assert version.published_by is not None


def test_a_file_is_published_and_wins_over_the_box(desk: Desk, agency: Agency) -> None:
    upload = SimpleUploadedFile("ขั้นตอน.toml", ("\ufeff" + SECOND).encode())
    assert "เผยแพร่ฉบับที่ 2 แล้ว" in desk.send("procedure_publish", toml="x", upload=upload)
    assert current(agency)[0].text == SECOND


def test_every_problem_is_shown_and_the_text_kept(desk: Desk, agency: Agency) -> None:
    broken = FIRST.replace('by = ["centre"]', 'by = ["ghost"]', 2).replace('sees = "none"', 'sees = "everything"')
    for fields in ({"toml": broken}, {"upload": SimpleUploadedFile("a.toml", broken.encode())}):
        page = desk.send("procedure_publish", **fields)
        assert "พบข้อผิดพลาด" in page
        assert "สิ่งที่ต้องแก้" in page
        assert 'sees = "everything"' in page  # the text is there still
    assert _versions(agency) == 1


@pytest.mark.parametrize(
    ("upload", "said"),
    [
        (b"\xff\xfe\x00broken", "อ่านไฟล์นี้ไม่ได้"),
        (b"", "อ่านไฟล์นี้ไม่ได้"),
        (b"x" * 1_700_000, "อ่านไฟล์นี้ไม่ได้"),
        (b"MZ\x90\x00", "อ่านไฟล์นี้ไม่ได้"),
        (b"key = ", "พบข้อผิดพลาด"),
    ],
)
def test_a_file_that_is_no_procedure_is_refused(desk: Desk, agency: Agency, upload: bytes, said: str) -> None:
    sent = SimpleUploadedFile("a.toml", upload)
    assert said in desk.send("procedure_publish", upload=sent, toml="", note="ยังอยู่")
    assert _versions(agency) == 1


@pytest.mark.parametrize("text", ["", "  \n", "key", "\x00", "[" * 5000, 'key = "a"'])
def test_a_text_that_is_no_procedure_is_refused(desk: Desk, agency: Agency, text: str) -> None:
    assert "govuk-error-message" in desk.send("procedure_publish", toml=text)
    assert _versions(agency) == 1


def test_the_current_text_is_not_published_twice(desk: Desk, agency: Agency) -> None:
    assert "เหมือนฉบับปัจจุบัน (ฉบับที่ 1)" in desk.send("procedure_publish", toml=FIRST)


def test_nobody_locks_the_office_out(desk: Desk, agency: Agency) -> None:
    renamed = FIRST.replace('key = "administrator"', 'key = "keeper"').replace('"administrator"', '"keeper"')
    page = desk.send("procedure_publish", toml=renamed)
    assert "จะไม่มีผู้ดูแลระบบเหลือ" in page
    assert _versions(agency) == 1


def test_two_versions_are_compared(desk: Desk, agency: Agency) -> None:
    publish(agency, SECOND, by=Officer.objects.get(email="administrator@hat-kham.example"), at=now())
    page = desk.read("procedures_compare")
    assert "<del>1 working day</del>" in page
    assert "<ins>2 hours</ins>" in page
    assert "<ins>1 working day</ins>" in desk.read("procedures_compare", old=2, new=1)
    assert "สองฉบับนี้ไม่ต่างกัน" in desk.read("procedures_compare", old=1, new=1)
    for wrong in ("3", "x", "9" * 40):
        assert desk.client.get("/desk/settings/procedures/compare/", {"old": wrong}).status_code == 404


def test_a_version_shows_its_chart_and_text(desk: Desk, other: Agency) -> None:
    page = desk.read("procedure", 1)
    assert "<svg" in page
    assert FIRST.splitlines()[-1] in page
    publish(other, SECOND, by=None, at=now())
    assert desk.client.get("/desk/settings/procedures/2/").status_code == 404  # another office's second
