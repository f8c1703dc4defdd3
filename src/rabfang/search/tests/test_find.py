"""Finding cases by number, telephone and words, on both databases."""

import random

import pytest
from django.db import connection

from rabfang.agencies.models import Agency
from rabfang.cases.actors import Actor
from rabfang.cases.models import Case
from rabfang.cases.perform import perform
from rabfang.cases.tests.walking import submitted
from rabfang.search.actions import rebuild
from rabfang.search.models import SearchEntry
from rabfang.search.queries import find

pytestmark = pytest.mark.django_db

SUBJECTS = (
    "ไฟฟ้าสาธารณะดับหน้าวัด",
    "น้ำประปาไม่ไหลสามวันแล้ว",
    "ขยะมูลฝอยส่งกลิ่นเหม็น",
    "ถนนเป็นหลุมบ่อใกล้โรงเรียน",
    "ต้นไม้ล้มทับสายไฟ",
    "ขอข้อมูลข่าวสารการจัดซื้อจัดจ้าง",
    "ท่อระบายน้ำอุดตันหมู่ที่ ๔",
    "สุนัขจรจัดรบกวนชาวบ้าน",
    "เสียงดังจากโรงงานตอนกลางคืน",
    "ตัดต้นไม้ริมทางบังป้ายจราจร",
)


@pytest.fixture
def book(offices: dict[str, Agency]) -> Agency:
    """A small register with the subjects above."""
    agency = offices["hat-kham"]
    for place, subject in enumerate(SUBJECTS):
        submitted(agency, subject=subject, name=f"ผู้ร้อง {place}", telephone=f"08123456{place:02}")
    submitted(offices["saraburi-treasury"], subject="ไฟฟ้าสาธารณะดับ")
    return agency


def found(agency: Agency, text: str) -> list[str]:
    return [case.subject for case in find(agency, text, Case.objects.filter(agency=agency)).order_by("number")]


def test_any_run_of_letters_is_found(book: Agency) -> None:
    chance = random.Random(7)
    missed = []
    for _ in range(200):
        subject = chance.choice(SUBJECTS)
        start = chance.randrange(len(subject) - 3)
        piece = subject[start : start + chance.randint(3, 12)].strip()
        if len(piece) >= 3 and subject not in found(book, piece):
            missed.append((piece, subject))
    assert not missed


@pytest.mark.parametrize(
    ("typed", "subject"),
    [
        ("นํ้าประปา", 1),
        ("น้ำ\u200bประปา", 1),
        ("ไฟฟ้า วัด", 0),
        ("หมู่ที่ 4", 6),
        ("วัด ผู้ร้อง", 0),
        ("ผู้ร้อง 3", 3),
    ],
)
def test_other_spellings_and_several_words(book: Agency, typed: str, subject: int) -> None:
    assert found(book, typed) == [SUBJECTS[subject]]


def test_numbers_and_telephones(book: Agency) -> None:
    assert found(book, "3/2570") == [SUBJECTS[2]]
    assert found(book, "๓-๒๕๗๐") == [SUBJECTS[2]]
    assert found(book, "3") == [SUBJECTS[2]]
    assert found(book, "081-234-5604") == [SUBJECTS[4]]
    assert len(found(book, "081234")) == len(SUBJECTS)
    assert found(book, "3/2569") == []


@pytest.mark.parametrize("odd", ['"', "%", "_", "'", "AND OR NOT", "*", "\x00", "   ", "ก", "ไฟ", "(", "NEAR(ก ข)"])
def test_odd_searches_neither_fail_nor_find_everything(book: Agency, odd: str) -> None:
    assert len(found(book, odd)) < len(SUBJECTS)


def test_another_office_is_never_found(book: Agency) -> None:
    assert found(book, "ไฟฟ้าสาธารณะดับ") == [SUBJECTS[0]]


def test_the_index_is_used_and_can_be_made_anew(book: Agency) -> None:
    assert rebuild() == SearchEntry.objects.count() == len(SUBJECTS) + 1
    assert found(book, "น้ำประปา") == [SUBJECTS[1]]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("EXPLAIN QUERY PLAN SELECT rowid FROM search_words WHERE search_words MATCH '\"น้ำ\"'")
            assert "VIRTUAL TABLE INDEX" in str(cursor.fetchall())


def test_a_name_put_right_is_found_and_the_old_one_is_not(book: Agency) -> None:
    case = submitted(book, name="สมชาย เก่ากว่า").case
    perform(case, "contact", by=Actor.citizen(case.pk), name="สมชัย ใหม่เอี่ยม")
    assert found(book, "ใหม่เอี่ยม") == [case.subject]
    assert found(book, "เก่ากว่า") == []
