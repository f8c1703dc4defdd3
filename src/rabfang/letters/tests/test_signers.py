"""Who a letter begins as signed by, and to whom a memo is addressed."""

from datetime import timedelta

import pytest

from rabfang.agencies.actions.delegate import delegate
from rabfang.agencies.models import Agency, Officer, RoleHolding
from rabfang.cases.models import Case
from rabfang.core.clock import local_date, now
from rabfang.letters.actions.draft import begun
from rabfang.letters.tests.conftest import ADMINISTRATOR, CENTRE, EXECUTIVE, As

pytestmark = pytest.mark.django_db
CLERK, HEAD = "สมศรี ใจเย็น", "บุญมี มีวิสัยทัศน์"


def signed(agency: Agency, case: Case, text: str, by: As) -> tuple[str, str]:
    content = begun(agency, text, by=by(CENTRE), at=now(), case=case)
    return content.signer_name, content.acting_for


@pytest.mark.parametrize(("text", "name"), [("memo", CLERK), ("reply", HEAD), ("order", HEAD), ("agency", HEAD)])
def test_memos_are_the_writers_and_what_leaves_or_binds_the_heads(
    agency: Agency, case: Case, actor: As, text: str, name: str
) -> None:
    assert signed(agency, case, text, actor) == (name, "")


def test_a_memo_goes_to_whoever_decides(agency: Agency, case: Case, actor: As) -> None:
    assert begun(agency, "memo", by=actor(CENTRE), at=now(), case=case).addressee == "นายกองค์การบริหารส่วนตำบล"


def test_while_the_head_is_away_who_stands_in_signs_for_them(agency: Agency, case: Case, actor: As) -> None:
    holding = RoleHolding.objects.get(officer__email=EXECUTIVE)
    deputy = Officer.objects.get(email="unit.office@hat-kham.example")
    today = local_date(now())
    admin = Officer.objects.get(email=ADMINISTRATOR)
    until = today + timedelta(days=2)
    delegate(holding, deputy, starts_on=today, ends_on=until, reason="ไปราชการ", by=admin, at=now())
    assert signed(agency, case, "reply", actor) == (deputy.name, "รักษาราชการแทน นายกองค์การบริหารส่วนตำบล")


def test_where_nobody_decides_today_the_writer_signs(agency: Agency, case: Case, actor: As) -> None:
    RoleHolding.objects.filter(officer__email=EXECUTIVE).update(ends_on=local_date(now()) - timedelta(days=1))
    assert signed(agency, case, "reply", actor) == (CLERK, "")
    assert begun(agency, "memo", by=actor(CENTRE), at=now(), case=case).addressee == "ผู้บริหาร"
