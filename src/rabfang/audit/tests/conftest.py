"""A record with acts and looks of two offices."""

from datetime import UTC, datetime

import pytest

from rabfang.audit.actions import OfCase, Who, looked, record

AT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
SOMCHAI = Who(7, "สมชาย ใจดี", "centre")


@pytest.fixture
def entries(db: None) -> None:
    """Five entries of office 1, two of office 2, one that all share."""
    for number in range(3):
        record("edit-unit", f"หน่วย {number}", at=AT, actor_id=7, actor_name="สมชาย", agency_id=1, facts={"to": "ใหม่"})
    looked("open-case", "12/2570", at=AT, who=SOMCHAI, agency_id=1, case=OfCase(4, "12/2570"))
    looked("open-case", "12/2570", at=AT, who=SOMCHAI, agency_id=1, case=OfCase(4, "12/2570"), facts={"rows": 3})
    record("edit-unit", "หน่วย", at=AT, actor_id=8, actor_name="สมศรี", agency_id=2)
    looked("book", "2570", at=AT, who=Who(8, "สมศรี", "centre", 9, "สมทรง"), agency_id=2)
    record("add-holiday", "2026-12-05", at=AT, actor_id=8, actor_name="สมศรี", agency_id=None)
