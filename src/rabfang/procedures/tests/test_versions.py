"""Published versions: numbered, never changed, recorded, read from memory."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from rabfang.agencies.models import Agency, Officer, RoleHolding
from rabfang.audit.models import AuditEntry
from rabfang.core.errors import Conflict, NotAllowed
from rabfang.procedures import memory
from rabfang.procedures.actions import publish
from rabfang.procedures.loader import fingerprint, preset_text
from rabfang.procedures.models import ProcedureVersion, VersionIsFinal
from rabfang.procedures.problems import ProcedureError
from rabfang.procedures.queries import NoProcedure, current, damaged_versions, version_of, versions
from rabfang.procedures.tests.breaking import changed

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 20, 3, tzinfo=UTC)
FIRST = preset_text("hat-kham")
SECOND = changed("hat-kham", 'take_up = "1 working day"', 'take_up = "2 hours"')


@pytest.fixture
def office() -> Agency:
    return Agency.objects.create(slug="office", name_th="สำนักงาน", name_en="Office")


def _officer(office: Agency, role: str) -> Officer:
    officer = Officer.objects.create(agency=office, email=f"{role}@office.example", name="สมหญิง", date_joined=AT)
    RoleHolding.objects.create(agency=office, officer=officer, role=role, starts_on=AT.date() - timedelta(days=9))
    return officer


def test_versions_are_numbered_from_one_in_each_office(office: Agency) -> None:
    other = Agency.objects.create(slug="other", name_th="อื่น", name_en="Other")
    assert publish(office, FIRST, by=None, at=AT).number == 1
    assert publish(office, SECOND, by=None, at=AT).number == 2
    assert publish(other, FIRST, by=None, at=AT).number == 1
    assert [version.number for version in versions(office)] == [2, 1]


def test_the_newest_version_is_current_and_older_ones_stay(office: Agency) -> None:
    first, second = publish(office, FIRST, by=None, at=AT), publish(office, SECOND, by=None, at=AT)
    version, procedure = current(office)
    assert version == second
    assert str(procedure.channel[0].take_up) == "2 hours"
    assert str(version_of(first.pk)[1].channel[0].take_up) == "1 working day"


def test_an_earlier_text_may_come_back_as_a_new_version(office: Agency) -> None:
    for text in (FIRST, SECOND, FIRST):
        version = publish(office, text, by=None, at=AT)
    assert version.number == 3


def test_the_current_text_is_not_published_twice(office: Agency) -> None:
    publish(office, FIRST, by=None, at=AT)
    with pytest.raises(Conflict, match="same-text"):
        publish(office, FIRST, by=None, at=AT)
    assert ProcedureVersion.objects.count() == 1


def test_a_broken_text_is_not_published(office: Agency) -> None:
    with pytest.raises(ProcedureError, match=r"mine\.toml"):
        publish(office, "key = 1", by=None, at=AT, name="mine.toml")
    assert not ProcedureVersion.objects.exists()
    assert not AuditEntry.objects.exists()


def test_publishing_is_recorded_with_who_and_what(office: Agency) -> None:
    officer = _officer(office, "administrator")
    publish(office, FIRST, by=None, at=AT)
    publish(office, SECOND, by=officer, at=AT, note="ปรับเวลา")
    entry = AuditEntry.objects.first()
    assert entry is not None
    assert (entry.action, entry.actor_id, entry.agency_id, entry.at) == (
        "publish-procedure",
        officer.pk,
        office.pk,
        AT,
    )
    assert entry.facts == {"number": 2, "sha256": fingerprint(SECOND), "note": "ปรับเวลา", "differences": 1}


@pytest.mark.parametrize("role", ["centre", "unit", "executive"])
def test_only_a_role_that_may_administer_publishes(office: Agency, role: str) -> None:
    publish(office, FIRST, by=None, at=AT)
    with pytest.raises(NotAllowed):
        publish(office, SECOND, by=_officer(office, role), at=AT)
    assert current(office)[0].number == 1


def test_an_administrator_of_another_office_does_not_publish(office: Agency) -> None:
    other = Agency.objects.create(slug="other", name_th="อื่น", name_en="Other")
    publish(office, FIRST, by=None, at=AT)
    with pytest.raises(NotAllowed):
        publish(office, SECOND, by=_officer(other, "administrator"), at=AT)


def test_a_new_text_that_names_its_own_administrator_does_not_open_the_door(office: Agency) -> None:
    publish(office, FIRST, by=None, at=AT)
    text = FIRST.replace('sees = "unit"\nmay = ["record"]', 'sees = "unit"\nmay = ["record", "administer"]')
    assert text != FIRST
    with pytest.raises(NotAllowed):
        publish(office, text, by=_officer(office, "unit"), at=AT)


def test_a_version_is_never_changed_or_removed(office: Agency) -> None:
    version = publish(office, FIRST, by=None, at=AT)
    version.note = "อื่น"
    rows = ProcedureVersion.objects.filter(pk=version.pk)
    with pytest.raises(VersionIsFinal):
        version.save()
    with pytest.raises(VersionIsFinal):
        version.delete()
    with pytest.raises(VersionIsFinal):
        rows.update(note="อื่น")
    with pytest.raises(VersionIsFinal):
        rows.delete()
    with pytest.raises(VersionIsFinal):
        ProcedureVersion.objects.bulk_update([version], ["note"])
    assert ProcedureVersion.objects.get().note == ""


def test_a_text_changed_behind_the_systems_back_is_found(office: Agency) -> None:
    whole, changed_one = publish(office, FIRST, by=None, at=AT), publish(office, SECOND, by=None, at=AT)
    assert list(damaged_versions()) == []
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procedures_procedureversion SET text = %s WHERE id = %s", [SECOND + "# x", changed_one.pk]
        )
    assert list(damaged_versions()) == [changed_one]
    assert whole.pk != changed_one.pk


def test_the_current_version_costs_one_query_and_an_older_one_none(office: Agency) -> None:
    version = publish(office, FIRST, by=None, at=AT)
    current(office)
    with CaptureQueriesContext(
        connection,
    ) as counted:
        current(office)
    assert len(counted) == 1
    with CaptureQueriesContext(connection) as counted:
        assert version_of(version.pk)[0].agency.slug == "office"
    assert len(counted) == 0


def test_a_version_published_by_another_process_counts_at_once(office: Agency) -> None:
    publish(office, FIRST, by=None, at=AT)
    current(office)
    row = ProcedureVersion(agency=office, number=2, text=SECOND, sha256=fingerprint(SECOND), published_at=AT)
    ProcedureVersion.objects.bulk_create([row])
    memory.forget(row.pk)  # another process never knew the row that had this id in an earlier test
    assert current(office)[0].number == 2


def _publish_and_fail(office: Agency) -> None:
    with transaction.atomic():
        version_of(publish(office, FIRST, by=None, at=AT).pk)
        raise RuntimeError("rolled back")


def test_a_version_that_was_rolled_back_is_not_remembered(office: Agency) -> None:
    with pytest.raises(RuntimeError):
        _publish_and_fail(office)
    kept = publish(office, SECOND, by=None, at=AT)
    assert version_of(kept.pk)[0].text == SECOND


def test_an_office_without_a_procedure_says_so(office: Agency) -> None:
    with pytest.raises(NoProcedure):
        current(office)
