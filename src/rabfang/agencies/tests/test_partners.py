"""The address book of other agencies."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from rabfang.agencies.actions.partners import (
    PartnerFacts,
    add_partner,
    close_partner,
    edit_partner,
    known_partner,
    reopen_partner,
)
from rabfang.agencies.models import Agency, Officer, Partner
from rabfang.agencies.queries import active_partners
from rabfang.agencies.tests.conftest import AT
from rabfang.audit.models import AuditEntry
from rabfang.core.errors import Invalid, NotFound

pytestmark = pytest.mark.django_db

FACTS = PartnerFacts("แขวงทางหลวง", "ผู้อำนวยการแขวงทางหลวง", "ถนนใหญ่", "02", "a@b.example")


def test_an_entry_is_added_corrected_closed_and_reopened(office: Agency, boss: Officer) -> None:
    row = add_partner(office, FACTS, by=boss, at=AT)
    edit_partner(row, replace(FACTS, name="แขวงทางหลวงที่ 1", telephone=""), by=boss, at=AT)
    edit_partner(row, replace(FACTS, name="แขวงทางหลวงที่ 1", telephone=""), by=boss, at=AT)  # nothing new to note
    close_partner(row, by=boss, at=AT)
    close_partner(row, by=boss, at=AT)
    assert not active_partners(office).exists()
    reopen_partner(row, by=boss, at=AT)
    stored = active_partners(office).get()
    assert (stored.name, stored.addressee, stored.telephone) == ("แขวงทางหลวงที่ 1", "ผู้อำนวยการแขวงทางหลวง", "")
    entries = list(AuditEntry.objects.order_by("pk"))
    assert [row.action for row in entries] == ["add-partner", "edit-partner", "close-partner", "reopen-partner"]
    assert entries[1].facts["changed"] == {"name": ["แขวงทางหลวง", "แขวงทางหลวงที่ 1"], "telephone": ["02", ""]}


def test_an_office_of_this_system_says_what_is_left_empty(office: Agency, other: Agency, boss: Officer) -> None:
    Agency.objects.filter(pk=other.pk).update(address="ถนนเล็ก", telephone="03", email="other@other.example")
    other.refresh_from_db()
    row = add_partner(office, PartnerFacts("", telephone="04"), office=other, by=boss, at=AT)
    said = (row.office_id, row.name, row.address, row.telephone, row.email)
    assert said == (other.pk, "สำนักงานอื่น", "ถนนเล็ก", "04", "other@other.example")


@pytest.mark.parametrize(
    ("wrong", "code", "field"),
    [
        ({"name": " \u200b"}, "required", "name"),
        ({"name": "มีอยู่แล้ว"}, "partner-known", "name"),
        ({"name": "ก" * 201}, "too-long", "name"),
        ({"addressee": "ก" * 201}, "too-long", "addressee"),
        ({"address": "ก" * 301}, "too-long", "address"),
        ({"telephone": "0" * 61}, "too-long", "telephone"),
        ({"email": "ไม่ใช่อีเมล"}, "email-form", "email"),
    ],
)
def test_a_wrong_entry_is_refused(office: Agency, boss: Officer, wrong: dict[str, str], code: str, field: str) -> None:
    add_partner(office, PartnerFacts("มีอยู่แล้ว"), by=boss, at=AT)
    mine = add_partner(office, FACTS, by=boss, at=AT)
    changes: list[Callable[[], Partner]] = [
        lambda: add_partner(office, replace(FACTS, **({"name": "ใหม่"} | wrong)), by=boss, at=AT),
        lambda: edit_partner(mine, replace(FACTS, **wrong), by=boss, at=AT),
    ]
    for change in changes:
        with pytest.raises(Invalid) as refused:
            change()
        assert (refused.value.code, refused.value.field) == (code, field)
    assert Partner.objects.count() == 2


def test_an_office_stands_in_the_book_once_and_never_itself(office: Agency, other: Agency, boss: Officer) -> None:
    add_partner(office, FACTS, office=other, by=boss, at=AT)
    for wrong in (other, office):
        with pytest.raises(Invalid) as refused:
            add_partner(office, PartnerFacts("อีกชื่อหนึ่ง"), office=wrong, by=boss, at=AT)
        assert (refused.value.code, refused.value.field) == ("partner-office-taken", "office")


def test_who_names_a_known_agency_finds_its_entry_unless_it_is_closed(office: Agency, boss: Officer) -> None:
    row = add_partner(office, FACTS, by=boss, at=AT)
    assert known_partner(office, " แขวงทางหลวง ") == row
    assert known_partner(office, "การประปา") != row
    close_partner(row, by=boss, at=AT)
    with pytest.raises(Invalid):
        known_partner(office, "แขวงทางหลวง")


def test_another_offices_entry_is_not_there(office: Agency, boss: Officer, stranger: Officer) -> None:
    row = add_partner(office, FACTS, by=boss, at=AT)
    changes: list[Callable[[], Partner]] = [
        lambda: add_partner(office, PartnerFacts("ใหม่"), by=stranger, at=AT),
        lambda: edit_partner(row, FACTS, by=stranger, at=AT),
        lambda: close_partner(row, by=stranger, at=AT),
        lambda: reopen_partner(row, by=stranger, at=AT),
    ]
    for change in changes:
        with pytest.raises(NotFound):
            change()
    assert AuditEntry.objects.get().action == "add-partner"
