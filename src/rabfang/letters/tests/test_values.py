"""What is drawn from a case into a letter, and what is not."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from rabfang.agencies.models import Agency, Officer
from rabfang.cases.models import Case
from rabfang.cases.perform import perform
from rabfang.cases.tests.walking import submitted, walk
from rabfang.core.clock import now
from rabfang.core.errors import Invalid, NotAllowed, NotFound
from rabfang.letters.actions.draft import begun, draft
from rabfang.letters.actions.save_letterhead import HeadFacts, save_letterhead
from rabfang.letters.content import read_content
from rabfang.letters.head import letterhead_of
from rabfang.letters.models import Letter
from rabfang.letters.placeholders import NAMES
from rabfang.letters.tests.conftest import ADMINISTRATOR, CENTRE, OTHER, UNIT, As
from rabfang.letters.values import Source, values_of

pytestmark = pytest.mark.django_db


def _values(case: Case, readable: tuple[str, ...] = ("citizen", "unit", "centre")) -> dict[str, str]:
    return values_of(Source(case.agency, letterhead_of(case.agency), now(), readable, case))


def test_every_value_has_a_placeholder(case: Case) -> None:
    assert _values(case).keys() <= NAMES


def test_dates_and_numbers_are_in_thai_digits_unless_the_office_wants_others(
    case: Case, officer: Callable[[str], Officer]
) -> None:
    said = _values(case)
    assert (said["case_number"], said["received_date"]) == ("๑/๒๕๗๐", "๒๓ พฤศจิกายน ๒๕๖๙")
    facts = HeadFacts("", "", "101", thai_digits=False)
    save_letterhead(case.agency, facts, by=officer(ADMINISTRATOR), at=now())
    said = _values(case)
    assert (said["case_number"], said["received_date"]) == ("1/2570", "23 พฤศจิกายน 2569")


def test_words_beyond_the_writers_sight_stay_out(case: Case) -> None:
    assert _values(case)["findings"] == "ตรวจแล้ว"
    assert "findings" not in _values(case, readable=("citizen",))
    assert _values(case, readable=("citizen",))["detail"] == "หน้าบ้านมืดมาก"


def test_a_part_has_its_own_unit_and_due_time(agency: Agency, actor: As, clock: Callable[[datetime], None]) -> None:
    case = Case.objects.select_related("agency", "complainant").get(
        pk=walk(agency, "service-quality", until="report").pk
    )
    assert _values(case)["units"] == "กองช่าง"
    clock(now() + timedelta(days=20))
    perform(case.pk, "expedite", by=actor("executive@hat-kham.example"), reminder="เร่ง")
    said = _values(case)
    assert said["days_late"] in ("๙", "๑๐", "๑๑")
    letter = draft(agency, "chase-1", by=actor(CENTRE), at=now(), case=case, part=1)
    assert (letter.part, letter.kind, letter.text) == (1, "chase", "chase-1")
    assert letter.content["addressee"] == "กองช่าง"


def test_what_a_citizen_writes_is_never_a_placeholder(agency: Agency, actor: As) -> None:
    case = submitted(agency, subject="ไฟดับ {complainant}", name="{case_number}", detail="{{7*7}} {order}").case
    letter = draft(agency, "memo", by=actor(CENTRE), at=now(), case=case)
    assert "กรณีไฟดับ {complainant}" in letter.subject
    assert "{{7*7}} {order}" in letter.content["body"]
    assert "{case_number} ทางช่องทาง" in letter.content["body"]


def test_the_longest_words_of_a_case_fit(agency: Agency, actor: As) -> None:
    case = submitted(agency, subject="ก" * 200, detail="ข" * 10_000).case
    for text in ("memo", "reply", "unit", "report-governor"):
        assert draft(agency, text, by=actor(CENTRE), at=now(), case=case).pk


def test_an_urgent_case_makes_an_urgent_letter_inside_the_house(case: Case, actor: As) -> None:
    Case.objects.filter(pk=case.pk).update(urgency="very-urgent")
    case.refresh_from_db()
    assert begun(case.agency, "unit", by=actor(CENTRE), at=now(), case=case).urgency == "ด่วนมาก"
    assert begun(case.agency, "reply", by=actor(CENTRE), at=now(), case=case).urgency == ""


def test_who_may_not_begin_a_letter(agency: Agency, case: Case, actor: As) -> None:
    with pytest.raises(NotFound):
        draft(agency, "reply", by=actor(OTHER), at=now(), case=case)
    with pytest.raises(NotAllowed):
        draft(agency, "appointment", by=actor(ADMINISTRATOR), at=now())
    secret = read_content({"paper": "memo", "subject": "ลับ", "body": "ลับ", "secrecy": "ลับ"})
    with pytest.raises(NotAllowed):
        draft(agency, "memo", by=actor(UNIT), at=now(), case=case, content=secret)
    with pytest.raises(Invalid):
        draft(agency, "reply", by=actor(CENTRE), at=now())
    with pytest.raises(Invalid):
        draft(agency, "poem", by=actor(CENTRE), at=now(), case=case)
    wrong = read_content({"paper": "order", "subject": "แจ้ง", "body": "แจ้ง"})
    with pytest.raises(Invalid):
        draft(agency, "reply", by=actor(CENTRE), at=now(), case=case, content=wrong)
    assert not Letter.objects.exists()
