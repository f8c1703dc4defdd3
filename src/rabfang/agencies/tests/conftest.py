"""A small office with two officers, for the actions on offices and people."""

from datetime import UTC, date, datetime

import pytest

from rabfang.agencies.models import Agency, Officer, RoleHolding, Unit

AT = datetime(2026, 11, 23, 2, tzinfo=UTC)  # 9:00 in Bangkok
TODAY = date(2026, 11, 23)


@pytest.fixture
def office(db: None) -> Agency:
    return Agency.objects.create(slug="office", name_th="สำนักงาน", name_en="Office")


@pytest.fixture
def other(db: None) -> Agency:
    """Another office."""
    return Agency.objects.create(slug="other", name_th="สำนักงานอื่น", name_en="Other")


@pytest.fixture
def boss(office: Agency) -> Officer:
    """Somebody who administers the office, in the role "keeper"."""
    officer = person(office, "boss")
    hold(officer, "keeper")
    return officer


@pytest.fixture
def clerk(office: Agency) -> Officer:
    """A colleague with the role "clerk" for a unit."""
    officer = person(office, "clerk")
    hold(officer, "clerk", Unit.objects.create(agency=office, key="works", name_th="กองช่าง", name_en="Works"))
    return officer


@pytest.fixture
def stranger(other: Agency) -> Officer:
    """Somebody of another office."""
    return person(other, "stranger")


def person(agency: Agency, account: str) -> Officer:
    """An account of an office."""
    email = f"{account}@{agency.slug}.example"
    return Officer.objects.create(agency=agency, email=email, name=f"คุณ {account}", date_joined=AT)


def hold(officer: Officer, role: str, unit: Unit | None = None) -> RoleHolding:
    """A role since the beginning of the year."""
    return RoleHolding.objects.create(
        agency=officer.agency, officer=officer, role=role, unit=unit, starts_on=date(2026, 1, 1)
    )
