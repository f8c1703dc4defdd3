"""Recording from every staff channel of both offices: who may, what is stored, nothing lost or doubled."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from conftest import MONDAY
from rabfang.agencies.models import Agency
from rabfang.cases.models import Attachment, Case
from rabfang.core.tokens import hash_secret
from rabfang.desk.tests.conftest import Clock, SignIn
from rabfang.documents.models import StoredFile
from rabfang.procedures.loader import load_preset
from rabfang.thai.dates import buddhist_year

pytestmark = pytest.mark.django_db
CENTRE = "centre@hat-kham.example"
SARABURI = "saraburi-treasury"
SAID = {"received_at": "23/11/2569 08:55", "subject": "น้ำท่วมซอย", "detail": "ท่วมตั้งแต่เช้า"}


def offered() -> list[tuple[str, str, str]]:
    """Every (office, role, channel) by which an officer of the demonstration records."""
    found = []
    for slug in ("hat-kham", SARABURI):
        procedure = load_preset(slug)
        for channel in procedure.channel:
            found += [(slug, role, channel.key) for role in channel.recorded_by]
    return found


def channels(client: Client) -> list[str]:
    """The channels the form offers."""
    return [key for key, _ in client.get("/desk/record").context["form"].fields["channel"].choices]


@pytest.mark.parametrize(("slug", "role", "channel"), offered())
def test_a_matter_is_recorded_and_taken_through_the_recording_step(
    signed_in: SignIn, offices: dict[str, Agency], slug: str, role: str, channel: str
) -> None:
    client = signed_in(f"{role}@{slug}.example")
    assert channel in channels(client)
    answer = client.post("/desk/record", {**SAID, "channel": channel, "name": "สมหญิง", "telephone": "081 234 5678"})
    assert answer.status_code == 200
    case = Case.objects.get()
    assert (case.channel, case.subject, case.received_at) == (channel, "น้ำท่วมซอย", MONDAY - timedelta(minutes=5))
    assert case.complainant.telephone == "0812345678"
    procedure = load_preset(slug)
    first = procedure.path["intake"].step[0]
    if role in first.by:
        outcome = procedure.channels[channel].outcome or next(iter(first.outcomes))
        assert case.step == f"intake.{first.outcomes[outcome]}"
    else:
        assert case.step == "intake.record"
    page = answer.content.decode()
    secret = answer.context["receipt"].secret
    assert case.number_text in page
    assert secret in page
    assert hash_secret(secret) == case.secret_hash
    assert "rabfang-qr" in page
    assert "data-print" in page
    assert 'data-kept-sent="record"' in page


@pytest.mark.parametrize(
    ("account", "expected"),
    [
        ("centre@hat-kham.example", ["walk-in", "website", "telephone", "letter", "direct-line"]),
        ("unit@hat-kham.example", ["telephone"]),
        ("executive@hat-kham.example", ["direct-line"]),
        ("unit@saraburi-treasury.example", ["telephone", "questionnaire", "visit", "meeting"]),
    ],
)
def test_only_the_channels_of_ones_roles_are_offered(signed_in: SignIn, account: str, expected: list[str]) -> None:
    client = signed_in(account)
    assert channels(client) == expected
    answer = client.post("/desk/record", {**SAID, "channel": "walk-in" if "walk-in" not in expected else "fax"})
    assert answer.status_code == 400
    assert "channel" in answer.context["form"].errors
    assert not Case.objects.exists()


def test_who_records_nothing_is_told_so(signed_in: SignIn) -> None:
    answer = signed_in("administrator@hat-kham.example").get("/desk/record")
    assert answer.status_code == 403
    assert "ไม่มีหน้าที่บันทึกเรื่อง" in answer.content.decode()


def test_the_fifteen_minutes_are_shown_where_they_are_the_standard(signed_in: SignIn) -> None:
    page = signed_in("intake@saraburi-treasury.example").get("/desk/record").content.decode()
    assert 'data-clock-limit-minutes="15"' in page
    assert 'data-clock-from="2026-11-23T09:00:00+07:00"' in page
    assert "data-clock-from" not in signed_in(CENTRE).get("/desk/record").content.decode()


def test_the_form_is_made_for_the_keyboard(signed_in: SignIn) -> None:
    page = signed_in(CENTRE).get("/desk/record").content.decode()
    assert page.count("autofocus") == 1
    assert "data-ctrl-enter" in page
    assert 'tabindex="1"' not in page
    assert 'value="23/11/2569 09:00"' in page


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("subject", ""),
        ("subject", "\u200b\u2060"),
        ("subject", "ก" * 201),
        ("detail", ""),
        ("detail", "ก" * 10_001),
        ("name", "ก" * 201),
        ("address", "ก" * 401),
        ("telephone", "12"),
        ("telephone", "โทรมาเอง"),
        ("email", "ไม่มี"),
        ("email", "a" * 250 + "@b.example"),
        ("place", "ก" * 301),
        ("received_at", ""),
        ("received_at", "23/11/2569"),
        ("received_at", "31/2/2569 09:00"),
        ("received_at", "23/11/2569 09:30"),
        ("received_at", "23/11/2560 09:00"),
        ("channel", ""),
        ("channel", "\x00"),
        ("province", "99"),
        ("subdistrict", "000000"),
        ("latitude", "12.05"),
        ("longitude", "ทางเหนือ"),
    ],
)
def test_each_wrong_answer_is_said_beside_its_field_and_nothing_is_lost(
    signed_in: SignIn, field: str, value: str
) -> None:
    said = {**SAID, "channel": "walk-in", "name": "สมหญิง", field: value}
    answer = signed_in(CENTRE).post("/desk/record", said)
    assert answer.status_code == 400
    assert list(answer.context["form"].errors) == [field]
    page = answer.content.decode()
    assert f'id="id_{field}_error"' in page
    for name in {"subject", "detail", "name"} - {field}:
        assert said[name] in page
    assert not Case.objects.exists()


def test_letters_of_other_scripts_and_invisible_ones_are_stored_as_they_read(signed_in: SignIn) -> None:
    said = {**SAID, "channel": "walk-in", "subject": "พบປະ\u200bเยี่ยม", "detail": "กвр. ทดสอบ\x00"}
    assert signed_in(CENTRE).post("/desk/record", said).status_code in (200, 400)
    said["detail"] = "กвр. ทดสอบ"
    assert signed_in(CENTRE).post("/desk/record", said).status_code == 200
    assert Case.objects.filter(subject="พบປະเยี่ยม").exists()


def test_sending_the_form_again_gives_the_same_receipt(signed_in: SignIn) -> None:
    client = signed_in(CENTRE)
    token = client.get("/desk/record").context["form"]["submission"].value()
    said: dict[str, Any] = {**SAID, "channel": "walk-in", "submission": token}
    secrets = []
    for _ in range(2):
        said["attachments"] = SimpleUploadedFile("note.txt", "บันทึก".encode())
        secrets.append(client.post("/desk/record", said).context["receipt"].secret)
    assert len(set(secrets)) == 1
    assert Case.objects.count() == Attachment.objects.count() == StoredFile.objects.count() == 1
    other = signed_in("executive@hat-kham.example")
    assert other.post("/desk/record", {**said, "channel": "direct-line", "attachments": ""}).status_code == 200
    assert Case.objects.count() == 2


def test_a_bad_file_is_said_and_the_case_waits(signed_in: SignIn) -> None:
    said = {**SAID, "channel": "walk-in", "attachments": SimpleUploadedFile("a.jpg", b"MZ" + bytes(100))}
    answer = signed_in(CENTRE).post("/desk/record", said)
    assert answer.status_code == 400
    assert "attachments" in answer.context["form"].errors
    assert not Case.objects.exists()
    assert not StoredFile.objects.exists()


def test_one_occasion_yields_many_matters(signed_in: SignIn) -> None:
    client = signed_in("intake@saraburi-treasury.example")
    said = {**SAID, "channel": "meeting", "received_at": "20/11/2569 10:00", "place": "ห้องประชุมชั้น 2"}
    answer = client.post("/desk/record", {**said, "name": "สมหญิง"})
    assert "บันทึกเรื่องถัดไปจากงานเดียวกัน" in answer.content.decode()
    form = client.get(answer.context["same_occasion_url"]).context["form"]
    kept = {name: form[name].value() for name in ("channel", "received_at", "place", "name", "subject")}
    assert kept == {
        "channel": "meeting",
        "received_at": "20/11/2569 10:00",
        "place": "ห้องประชุมชั้น 2",
        "name": None,
        "subject": None,
    }
    assert Case.objects.get().step == "intake.assign"
    alone = client.post("/desk/record", {**SAID, "channel": "walk-in"})
    assert "บันทึกเรื่องถัดไปจากงานเดียวกัน" not in alone.content.decode()


def test_areas_can_be_chosen_without_a_script(signed_in: SignIn) -> None:
    client = signed_in(CENTRE)
    said = {**SAID, "channel": "telephone", "next_area": "1", "province": "77"}
    form = client.post("/desk/record", said).context["form"]
    assert not form.is_bound
    assert form["subject"].value() == "น้ำท่วมซอย"
    assert form["channel"].value() == "telephone"
    districts = dict(form.fields["district"].choices)
    assert "7707" in districts
    form = client.post("/desk/record", {**said, "district": "7707"}).context["form"]
    assert "770703" in dict(form.fields["subdistrict"].choices)
    del said["next_area"]
    answer = client.post("/desk/record", {**said, "district": "7707", "subdistrict": "770703"})
    assert answer.status_code == 200
    assert Case.objects.get().subdistrict == "770703"


def test_a_point_on_the_map_is_kept(signed_in: SignIn) -> None:
    point = {"latitude": "12.0501234", "longitude": "๙๙.๙"}
    assert signed_in(CENTRE).post("/desk/record", {**SAID, "channel": "telephone", **point}).status_code == 200
    case = Case.objects.get()
    assert (str(case.latitude), str(case.longitude)) == ("12.050123", "99.900000")


def test_a_map_is_on_the_form_only_with_tiles(signed_in: SignIn, settings: Any) -> None:
    client = signed_in(CENTRE)
    page = client.get("/desk/record").content.decode()
    assert 'name="latitude"' in page
    assert "rabfang/js/map.js" not in page
    assert "data-map" not in page
    settings.RABFANG_MAP_TILES_URL = "https://tiles.example/{z}/{x}/{y}.png"
    page = client.get("/desk/record").content.decode()
    assert "rabfang/js/map.js" in page
    assert 'data-tiles="https://tiles.example/{z}/{x}/{y}.png"' in page


def test_the_area_of_the_newest_case_is_offered_first(signed_in: SignIn) -> None:
    client = signed_in(CENTRE)
    area = {"province": "77", "district": "7707", "subdistrict": "770703"}
    client.post("/desk/record", {**SAID, "channel": "telephone", **area})
    form = client.get("/desk/record").context["form"]
    assert (form["province"].value(), form["district"].value(), form["subdistrict"].value()) == ("77", "7707", None)


def test_a_matter_that_came_after_hours_keeps_its_true_time(signed_in: SignIn, clock: Clock) -> None:
    clock(MONDAY.replace(hour=18))
    signed_in(CENTRE).post("/desk/record", {**SAID, "channel": "telephone", "received_at": "23/11/2569 17:30"})
    case = Case.objects.get()
    assert case.received_at == MONDAY.replace(hour=17, minute=30)
    assert case.legal_at == MONDAY.replace(hour=8, minute=30) + timedelta(days=1)
    assert case.year == buddhist_year(MONDAY) + 1


def test_the_receipt_names_the_tracking_page(signed_in: SignIn, settings: Any) -> None:
    settings.BASE_URL = "https://hear.example"
    receipt = signed_in(CENTRE).post("/desk/record", {**SAID, "channel": "telephone"}).context["receipt"]
    assert receipt.link == f"https://hear.example/hat-kham/track#1-2570.{receipt.secret}"


def test_the_letter_by_which_it_came_is_kept_shown_and_referred_to(
    signed_in: SignIn, offices: dict[str, Agency]
) -> None:
    client = signed_in("centre@phitsanulok.example")
    said = {**SAID, "channel": "ministry", "letter_number": "มท 0208/123", "letter_date": "20/11/2569"}
    assert client.post("/desk/record", said).status_code == 200
    case = Case.objects.get()
    assert "เลขที่ มท 0208/123 ลงวันที่ 20 พฤศจิกายน 2569" in client.get(f"/desk/cases/{case.pk}").content.decode()
    report = client.get(f"/desk/cases/{case.pk}/letters/new/report-ministry").context["form"]
    assert report["references"].value() == "หนังสือที่ มท ๐๒๐๘/๑๒๓ ลงวันที่ ๒๐ พฤศจิกายน ๒๕๖๙"


def test_a_letter_of_tomorrow_is_told_beside_its_date(signed_in: SignIn, offices: dict[str, Agency]) -> None:
    client = signed_in("centre@phitsanulok.example")
    said = {**SAID, "channel": "ministry", "letter_number": "มท 0208/123", "letter_date": "24/11/2569"}
    answer = client.post("/desk/record", said)
    assert answer.status_code == 400
    assert answer.context["form"].errors.keys() == {"letter_date"}
    assert 'value="มท 0208/123"' in answer.content.decode()
    assert not Case.objects.exists()


def test_the_public_form_asks_for_no_letter(client: Client, offices: dict[str, Agency]) -> None:
    page = client.get("/phitsanulok/submit")
    assert page.status_code == 200
    assert "letter_number" not in page.content.decode()
