"""Occasions: a meeting is entered, many matters in a table, each a case once; nothing typed is lost."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from conftest import MONDAY
from rabfang.agencies.models import Agency
from rabfang.cases.models import Case
from rabfang.channels.occasions.actions.record import AT_ONCE, record_waiting
from rabfang.channels.occasions.queries import Occasion, OccasionEntry, files_of
from rabfang.desk.occasions.rows import MOST
from rabfang.desk.tests.conftest import Clock, SignIn
from rabfang.desk.tests.occasions import CENTRE, UNIT, held, table
from rabfang.documents.tests.pictures import photograph

pytestmark = pytest.mark.django_db
SAID = {
    "channel": "meeting",
    "title": "ประชุมคลังจังหวัดพบส่วนราชการ",
    "starts_on": "20/11/2569",
    "place": "ห้องประชุมศาลากลาง",
    "province": "19",
    "district": "1901",
    "subdistrict": "190101",
    "attendance": "42",
    "attended_by": "เจ้าหน้าที่การเงิน 18 ส่วนราชการ",
    "summary": "ที่ประชุมขอให้จัดอบรม",
}


def owner_of(client: Client) -> str:
    """The officer whom the form offers as owner at first."""
    return str(client.get("/desk/occasions/new").context["form"].initial["owner"])


def photo(name: str = "ภาพประชุม.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, photograph())


def test_a_meeting_is_entered_with_its_photographs(signed_in: SignIn, offices: dict[str, Agency]) -> None:
    client = signed_in(CENTRE)
    answer = client.post(
        "/desk/occasions/new", {**SAID, "owner": owner_of(client), "attachments": [photo()]}, follow=True
    )
    assert answer.status_code == 200
    occasion = Occasion.objects.get()
    assert (occasion.area, occasion.attendance, occasion.ends_on) == ("190101", 42, occasion.starts_on)
    page = answer.content.decode()
    for said in ("ประชุมคลังจังหวัดพบส่วนราชการ", "20 พฤศจิกายน 2569", "42 คน", "ที่ประชุมขอให้จัดอบรม", "ภาพประชุม.jpg"):
        assert said in page
    picture = client.get(f"/desk/occasions/{occasion.pk}/files/{files_of(occasion)[0].pk}")
    assert picture["Content-Type"] == "image/jpeg"
    assert b"".join(picture)


def test_the_form_sent_twice_makes_one_occasion(signed_in: SignIn, offices: dict[str, Agency]) -> None:
    client = signed_in(CENTRE)
    sent = {**SAID, "owner": owner_of(client), "asked": "0b0f6a1e-3c54-4b8e-9d5a-2f6f0f3d1a11"}
    addresses = {client.post("/desk/occasions/new", {**sent, "attachments": [photo()]})["Location"] for _ in range(2)}
    assert len(addresses) == 1
    assert len(files_of(Occasion.objects.get())) == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("channel", "telephone"),
        ("title", ""),
        ("title", "ก" * 201),
        ("starts_on", "31/2/2569"),
        ("starts_on", "20/11/2567"),
        ("ends_on", "19/11/2569"),
        ("ends_on", "20/11/2570"),
        ("owner", "0"),
        ("attendance", "-1"),
        ("attendance", "สี่สิบ"),
        ("attendance", "9999999999"),
        ("attended_by", "ก" * 1001),
        ("summary", "ก" * 10_001),
    ],
)
def test_each_wrong_answer_is_said_beside_its_field(
    signed_in: SignIn, offices: dict[str, Agency], field: str, value: str
) -> None:
    client = signed_in(CENTRE)
    sent = {**SAID, "owner": owner_of(client), field: value}
    answer = client.post("/desk/occasions/new", sent)
    assert answer.status_code == 400
    assert list(answer.context["form"].errors) == [field]
    page = answer.content.decode()
    for name in {"title", "place", "attended_by"} - {field}:
        assert sent[name] in page
    assert not Occasion.objects.exists()


def test_a_bad_file_keeps_the_words(signed_in: SignIn, offices: dict[str, Agency]) -> None:
    client = signed_in(CENTRE)
    bad = SimpleUploadedFile("summary.docx", b"MZ\x90 not a document")
    answer = client.post("/desk/occasions/new", {**SAID, "owner": owner_of(client), "attachments": [bad]})
    assert answer.status_code == 400
    assert "attachments" in answer.context["form"].errors
    assert SAID["summary"] in answer.content.decode()


def test_what_somebody_else_changed_meanwhile_is_not_overwritten_unseen(
    signed_in: SignIn, offices: dict[str, Agency]
) -> None:
    client, occasion = signed_in(CENTRE), held()
    address = f"/desk/occasions/{occasion.pk}/edit"
    first = client.get(address).context["form"]
    sent = {**SAID, "owner": first.initial["owner"], "seen": str(first.initial["seen"])}
    assert client.post(address, {**sent, "title": "แก้โดยคนแรก"}).status_code == 302
    answer = client.post(address, {**sent, "title": "แก้โดยคนที่สอง"})
    assert answer.status_code == 400
    assert "แก้โดยคนที่สอง" in answer.content.decode()
    assert Occasion.objects.get().title == "แก้โดยคนแรก"
    again = {**sent, "title": "แก้โดยคนที่สอง", "seen": answer.context["form"]["seen"].value()}
    assert client.post(address, again).status_code == 302
    assert Occasion.objects.get().title == "แก้โดยคนที่สอง"


def test_a_file_is_taken_away(signed_in: SignIn, offices: dict[str, Agency]) -> None:
    client = signed_in(CENTRE)
    client.post("/desk/occasions/new", {**SAID, "owner": owner_of(client), "attachments": [photo()]})
    occasion = Occasion.objects.get()
    client.post(f"/desk/occasions/{occasion.pk}/files/{files_of(occasion)[0].pk}/remove")
    assert files_of(occasion) == []


def test_an_officer_of_a_unit_sees_their_own_occasions_only(signed_in: SignIn, offices: dict[str, Agency]) -> None:
    theirs, ours = held(CENTRE), held(UNIT, title="เยี่ยมอำเภอแก่งคอย", channel="visit")
    client = signed_in(UNIT)
    page = client.get("/desk/occasions").content.decode()
    assert ours.title in page
    assert theirs.title not in page
    assert client.get(f"/desk/occasions/{ours.pk}").status_code == 200
    assert client.get(f"/desk/occasions/{theirs.pk}").status_code == 404
    assert client.post(f"/desk/occasions/{theirs.pk}/rows", table({"subject": "ก"})).status_code == 404
    assert signed_in(CENTRE).get(f"/desk/occasions/{ours.pk}").status_code == 200


def test_rows_become_cases_that_know_the_day_and_the_occasion(signed_in: SignIn, offices: dict[str, Agency]) -> None:
    client, occasion = signed_in(CENTRE), held()
    answer = client.post(
        f"/desk/occasions/{occasion.pk}/rows",
        table(
            {
                "subject": "ขอให้จัดอบรม",
                "detail": "ทุกต้นปี",
                "kind": "need",
                "person": "สมหญิง",
                "telephone": "081 234 5678",
            },
            {"subject": ""},
            {"subject": "ห้องน้ำไม่พอ", "subdistrict": "190114", "day": "20/11/2569", "place": "ชั้นสอง"},
        ),
        follow=True,
    )
    assert answer.status_code == 200
    assert "ลงทะเบียนแล้ว 2 เรื่อง" in answer.content.decode()
    first, second = Case.objects.order_by("number")
    assert (first.channel, first.subject, first.complainant.telephone) == ("meeting", "ขอให้จัดอบรม", "0812345678")
    assert first.received_at == MONDAY - timedelta(days=4) + timedelta(hours=3)
    assert second.received_at == MONDAY - timedelta(days=3) + timedelta(hours=3)
    assert (second.subdistrict, second.place) == ("190114", "ชั้นสอง")
    assert first.step != "intake.record"
    entry = OccasionEntry.objects.get(case=first)
    assert (entry.kind, entry.said) == ("need", {})
    page = client.get(f"/desk/cases/{first.pk}").content.decode()
    assert f'href="/desk/occasions/{occasion.pk}"' in page
    assert f"/desk/cases/{second.pk}" in client.get(f"/desk/occasions/{occasion.pk}").content.decode()


def test_good_rows_are_kept_and_bad_ones_come_back_with_the_reason(
    signed_in: SignIn, offices: dict[str, Agency]
) -> None:
    client, occasion = signed_in(CENTRE), held()
    address = f"/desk/occasions/{occasion.pk}/rows"
    bad = {"subject": "ถนนพัง", "telephone": "12", "day": "1/1/2569", "kind": "ไม่รู้", "detail": "<b>ย้ำ</b>"}
    answer = client.post(address, table({"subject": "ไฟดับ"}, bad, {"detail": "ไม่มีเรื่อง"}))
    assert answer.status_code == 400
    assert list(Case.objects.values_list("subject", flat=True)) == ["ไฟดับ"]
    page = answer.content.decode()
    rows = answer.context["rows"]
    assert set(rows[0].errors) == {"telephone", "day", "kind"}
    assert set(rows[1].errors) == {"subject"}
    for said in ("ถนนพัง", 'value="12"', "1/1/2569", "ไม่รู้", "&lt;b&gt;ย้ำ", "ไม่มีเรื่อง"):
        assert said in page
    assert 'id="id_r0-telephone_error"' in page
    mended = {**bad, "telephone": "036 211 222", "day": "", "kind": ""}
    sent = table({**mended, "token": rows[0]["token"].value()}, {"detail": "", "token": rows[1]["token"].value()})
    assert client.post(address, sent).status_code == 302
    assert Case.objects.count() == 2
    assert not OccasionEntry.objects.exclude(state="recorded").exists()


def test_sending_the_table_again_doubles_nothing(signed_in: SignIn, offices: dict[str, Agency]) -> None:
    client, occasion = signed_in(CENTRE), held()
    sent = table({"subject": "ไฟดับ"}, {"subject": "ไฟดับ"})
    for _ in range(3):
        assert client.post(f"/desk/occasions/{occasion.pk}/rows", sent).status_code == 302
    assert Case.objects.count() == 2  # two people said the same


def test_drafts_are_kept_whatever_is_in_them(signed_in: SignIn, offices: dict[str, Agency]) -> None:
    client, occasion = signed_in(CENTRE), held()
    address = f"/desk/occasions/{occasion.pk}/rows"
    assert client.post(address, table({"telephone": "ยังไม่ได้ถาม", "detail": "จดไว้ก่อน"}, do="draft")).status_code == 302
    assert not Case.objects.exists()
    page = client.get(address)
    assert [row["telephone"].value() for row in page.context["rows"]][:2] == ["ยังไม่ได้ถาม", None]
    assert "ร่าง 1 แถว" in client.get(f"/desk/occasions/{occasion.pk}").content.decode()
    assert "ยังไม่ลงทะเบียน 1" in client.get("/desk/occasions").content.decode()
    client.post(address, table({"token": page.context["rows"][0]["token"].value()}, do="draft"))
    assert not OccasionEntry.objects.exists()  # a row that was emptied is taken away


def test_more_empty_rows_lose_no_word(signed_in: SignIn, offices: dict[str, Agency]) -> None:
    client, occasion = signed_in(CENTRE), held()
    address = f"/desk/occasions/{occasion.pk}/rows"
    assert len(client.get(address).context["rows"]) == 10
    rows = [{"subject": f"เรื่องที่ {number}"} for number in range(10)]
    answer = client.post(address, table(*rows, do="more"))
    assert [row["subject"].value() for row in answer.context["rows"]][8:11] == ["เรื่องที่ 8", "เรื่องที่ 9", None]
    assert len(answer.context["rows"]) == 20
    full = table(*({"subject": "ก", "token": str(number)} for number in range(MOST)))
    assert client.post(address, full).status_code == 302
    assert Case.objects.count() == MOST


@pytest.mark.parametrize("sent", [{}, {"rows": "-1"}, {"rows": "๓"}, {"rows": "9" * 30}, {"rows": "3", "do": "?"}])
def test_a_broken_form_is_no_error_of_ours(signed_in: SignIn, offices: dict[str, Agency], sent: dict[str, str]) -> None:
    assert signed_in(CENTRE).post(f"/desk/occasions/{held().pk}/rows", sent).status_code in (302, 400)
    assert not Case.objects.exists()


def test_before_its_day_nothing_is_recorded(signed_in: SignIn, offices: dict[str, Agency], clock: Clock) -> None:
    client, occasion = signed_in(CENTRE), held()
    clock(MONDAY - timedelta(days=7))
    answer = client.post(f"/desk/occasions/{occasion.pk}/rows", table({"subject": "ไฟดับ"}))
    assert answer.status_code == 400
    assert "ยังไม่ถึงวันจัด" in answer.content.decode()
    assert not Case.objects.exists()


def test_what_the_request_left_the_worker_does(signed_in: SignIn, offices: dict[str, Agency]) -> None:
    client, occasion = signed_in(CENTRE), held()
    client.post(f"/desk/occasions/{occasion.pk}/rows", table({"subject": "ไฟดับ"}, do="draft"))
    officer = OccasionEntry.objects.get().made_by
    OccasionEntry.objects.update(record_at=MONDAY, asked_by=officer)
    assert "กำลังลงทะเบียนอีก 1 เรื่อง" in client.get(f"/desk/occasions/{occasion.pk}").content.decode()
    assert [record_waiting(MONDAY), record_waiting(MONDAY)] == [1, 0]
    assert Case.objects.get().recorded_by == officer
    assert AT_ONCE >= MOST


def test_who_lost_the_role_meanwhile_records_nothing(signed_in: SignIn, offices: dict[str, Agency]) -> None:
    client, occasion = signed_in(CENTRE), held()
    client.post(f"/desk/occasions/{occasion.pk}/rows", table({"subject": "ไฟดับ"}, do="draft"))
    officer = OccasionEntry.objects.get().made_by
    officer.is_active = False
    officer.save()
    OccasionEntry.objects.update(record_at=MONDAY, asked_by=officer)
    assert record_waiting(MONDAY) == 1
    assert OccasionEntry.objects.get().state == "returned"
    assert not Case.objects.exists()


def test_the_ordinary_form_can_name_the_occasion(signed_in: SignIn, offices: dict[str, Agency]) -> None:
    client, occasion = signed_in(CENTRE), held()
    sent = {"received_at": "20/11/2569 10:00", "subject": "ขอป้าย", "detail": "หน้าห้อง", "occasion": str(occasion.pk)}
    wrong = client.post("/desk/record", {**sent, "channel": "telephone"})
    assert wrong.status_code == 400
    assert "occasion" in wrong.context["form"].errors
    assert not Case.objects.exists()
    answer = client.post("/desk/record", {**sent, "channel": "meeting", "submission": "a-token-of-this-form"})
    assert f"occasion={occasion.pk}" in answer.content.decode()
    client.post("/desk/record", {**sent, "channel": "meeting", "submission": "a-token-of-this-form"})
    assert OccasionEntry.objects.get().case == Case.objects.get()


def test_the_sheet_has_everything_for_the_executive(signed_in: SignIn, offices: dict[str, Agency]) -> None:
    client, occasion = signed_in(CENTRE), held(summary="ขอให้เพิ่มรอบอบรม")
    client.post(f"/desk/occasions/{occasion.pk}/rows", table({"subject": "ขอให้จัดอบรม", "kind": "need"}))
    page = client.get(f"/desk/occasions/{occasion.pk}/print").content.decode()
    for said in ("ขอให้เพิ่มรอบอบรม", "ขอให้จัดอบรม", "แจ้งว่าเป็น", Case.objects.get().number_text, "ผู้สรุป"):
        assert said in page


def test_lists_ask_the_same_few_questions(
    signed_in: SignIn, offices: dict[str, Agency], queries: Callable[[Client, str], int]
) -> None:
    client, occasion = signed_in(CENTRE), held()
    addresses = ["/desk/occasions", f"/desk/occasions/{occasion.pk}", f"/desk/occasions/{occasion.pk}/print"]
    client.post(f"/desk/occasions/{occasion.pk}/rows", table({"subject": "ก"}))
    before = [queries(client, address) for address in addresses]
    for number in range(3):
        more = held(title=f"ครั้งที่ {number}")
        client.post(f"/desk/occasions/{more.pk}/rows", table({"subject": "ก"}))
    client.post(f"/desk/occasions/{occasion.pk}/rows", table(*({"subject": "ข", "token": f"n{n}"} for n in range(9))))
    assert [queries(client, address) for address in addresses] == before
