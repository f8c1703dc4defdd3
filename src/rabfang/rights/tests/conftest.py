"""What the tests of rights share: cases full of words that must vanish, and the two who decide."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest

from rabfang.agencies.models import Agency
from rabfang.cases.actors import Actor
from rabfang.cases.models import Case
from rabfang.cases.perform import perform
from rabfang.cases.receive import receive
from rabfang.cases.tests.full_register import act, stored_file
from rabfang.cases.tests.walking import lead, submitted
from rabfang.core.clock import now
from rabfang.documents.tests.pictures import photograph

DPO, EXECUTIVE, CENTRE = (f"{who}@hat-kham.example" for who in ("dpo", "executive", "centre"))
NAME, PLACE, TELEPHONE = "qzname ไพลินทดสอบ", "qzplace ฎฏฐซอยลึก", "0819998877"
# Words of the person in one case, and words of officers about it.
THEIRS = (
    *(NAME, PLACE, TELEPHONE, "qzmail@people.example", "qzaddress", "qzsubject", "qzdetail", "qzmessage"),
    *("qzrating", "qzfilecontent", "qzphoto", "qzsentby", "qzenvelope"),
)
OFFICERS = ("qzfindings", "qzremark", "qzopinion", "qzreply", "qzreport")


@pytest.fixture
def told(offices: dict[str, Agency], actor: Callable[[str], Actor]) -> Case:
    """A case of Hat Kham that is over, with every kind of word in it."""
    agency = offices["hat-kham"]
    case = receive(
        agency,
        "telephone",
        by=actor(CENTRE),
        received_at=now() - timedelta(days=3),
        subject="qzsubject ไฟดับ",
        detail="qzdetail มืดมาก",
        place=PLACE,
        subdistrict="770207",
        latitude=Decimal("12.1"),
        longitude=Decimal("99.65"),
        occurred_on=date(2026, 11, 20),
        name=NAME,
        address="qzaddress 8/1",
        telephone=TELEPHONE,
        email="qzmail@people.example",
        sent_by="qzsentby ผู้ใหญ่บ้าน",
        envelope_number="qzenvelope",
        files=(stored_file(photograph(), "qzphoto.jpg"), stored_file(b"qzfilecontent", "qz.txt")),
    ).case
    act(case, "record", remark="qzremark")
    act(case, "classify", kind="service-quality", category="street-light", opinion="qzopinion")
    lead(case, "service-quality", until="report")
    act(case, "message", message="qzmessage", files=(stored_file(b"qzfilecontent two", "two.txt"),))
    act(case, "report", findings="qzfindings", files=(stored_file(b"qzreport", "report.txt"),))
    lead(case, "service-quality", until="reply")
    act(case, "reply", reply=f"qzreply เรียน {NAME}")
    lead(case, "service-quality", until="close")
    act(case, "close", outcome="solved")
    perform(case, "rate", by=Actor.citizen(case.pk), rating="satisfied", reason="qzrating")
    return Case.objects.get(pk=case.pk)


@pytest.fixture
def other(offices: dict[str, Agency]) -> Case:
    """Somebody else's case, closed, of which nothing may go."""
    case = lead(
        submitted(offices["hat-kham"], detail="kxdetail", place="kxplace").case, "service-quality", until="close"
    )
    act(case, "close", outcome="solved")
    return Case.objects.get(pk=case.pk)
