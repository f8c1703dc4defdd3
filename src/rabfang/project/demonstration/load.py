"""Loads the demonstration: offices, calendar, people; what is there already is left as it is."""

from datetime import datetime, timedelta

from django.contrib.auth.hashers import make_password
from django.db import transaction

from rabfang.agencies.models import Agency, Officer, Partner, RoleHolding, Unit
from rabfang.core.clock import local_date, now
from rabfang.procedures.actions import publish
from rabfang.procedures.loader import preset_text
from rabfang.procedures.models import ProcedureVersion
from rabfang.project.demonstration.confidential import load_confidential_desk
from rabfang.project.demonstration.offices import OFFICES, DemoOffice
from rabfang.project.national_days import load_national_days


def load_demonstration(password: str, published_at: datetime | None = None) -> list[str]:
    """Offices with their procedure, published now or when it is said, units and officers; returns their accounts."""
    hashed = make_password(password)  # once: a good hash is slow on purpose
    load_national_days(now())
    accounts = []
    for office in OFFICES:
        with transaction.atomic():
            accounts += _load(office, hashed, published_at or now())
    with transaction.atomic():
        accounts += load_confidential_desk(hashed, password, now())
    return accounts


def _load(office: DemoOffice, hashed_password: str, published_at: datetime) -> list[str]:
    agency, _ = Agency.objects.get_or_create(
        slug=office.slug,
        defaults={
            "name_th": office.name_th,
            "name_en": office.name_en,
            "address": office.address,
            "telephone": office.telephone,
        },
    )
    units = {
        key: Unit.objects.get_or_create(agency=agency, key=key, defaults={"name_th": th, "name_en": en})[0]
        for key, th, en in office.units
    }
    if not ProcedureVersion.objects.filter(agency=agency).exists():
        publish(agency, preset_text(office.slug), by=None, at=published_at, note="ชุดเริ่มต้น")
    for partner in office.partners:
        elsewhere = Agency.objects.get(slug=partner.slug) if partner.slug else None
        known = {"addressee": partner.addressee, "address": partner.address, "office": elsewhere}
        Partner.objects.get_or_create(agency=agency, name=partner.name, defaults=known)
    accounts = []
    for row in office.officers:
        email = f"{row.account}@{office.slug}.example"
        accounts.append(email)
        if Officer.objects.filter(email=email).exists():
            continue
        officer = Officer.objects.create(
            agency=agency,
            email=email,
            name=row.name,
            position=row.position,
            password=hashed_password,
            date_joined=now(),
        )
        RoleHolding.objects.create(
            agency=agency,
            officer=officer,
            role=row.role,
            unit=units.get(row.unit),
            starts_on=local_date(now()) - timedelta(days=365),
        )
    return accounts
