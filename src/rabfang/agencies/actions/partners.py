"""The office's address book of other agencies: entered, corrected, closed, opened again."""

from dataclasses import asdict, dataclass, replace
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from rabfang.agencies.actions.changes import changed, hold, needed, note, own, short, values_of
from rabfang.agencies.models import Agency, Officer, Partner
from rabfang.core.errors import Invalid, NotFound

FIELDS = ("name", "addressee", "address", "telephone", "email")


@dataclass(frozen=True)
class PartnerFacts:
    """What is known of another agency. `addressee` is to whom letters are addressed, "ผู้อำนวยการ...".

    The name alone is needed.
    """

    name: str
    addressee: str = ""
    address: str = ""
    telephone: str = ""
    email: str = ""

    def checked(self) -> dict[str, str]:
        """The cleaned values; raises Invalid by field."""
        email = short("email", self.email, at_most=254)
        if email:
            try:
                validate_email(email)
            except ValidationError as error:
                raise Invalid("email-form", field="email") from error
        return {
            "name": needed("name", self.name),
            "addressee": short("addressee", self.addressee),
            "address": short("address", self.address, at_most=300),
            "telephone": short("telephone", self.telephone, at_most=60),
            "email": email,
        }


def add_partner(
    agency: Agency, facts: PartnerFacts, *, office: Agency | None = None, by: Officer, at: datetime
) -> Partner:
    """Enters another agency; `office` is that agency when it uses this system, and says what `facts` leave empty.

    Raises Invalid by field.
    """
    if agency.pk != by.agency_id:
        raise NotFound("not-found")
    values = (_said_by(office, facts) if office else facts).checked()
    with transaction.atomic():
        hold(agency)
        _unused(agency, values["name"])
        if office is not None and (office.pk == agency.pk or Partner.objects.filter(agency=agency, office=office)):
            raise Invalid("partner-office-taken", field="office")
        row = Partner.objects.create(agency=agency, office=office, **values)
        added = {name: value for name, value in values.items() if value} | ({"office": str(office)} if office else {})
        note("add-partner", row.name, by=by, at=at, added=added)
    return row


def known_partner(agency: Agency, name: str) -> Partner:
    """The entry of that name, entered now when there is none: who refers a case need not ask an administrator first.

    Raises Invalid when the name cannot be used or the entry is closed. Runs in the transaction of what names it.
    """
    hold(agency)
    row, _ = Partner.objects.get_or_create(agency=agency, name=needed("outside_agency", name))
    if not row.is_active:
        raise Invalid("partner-not-active", field="outside_agency")
    return row


def edit_partner(partner: Partner, facts: PartnerFacts, *, by: Officer, at: datetime) -> Partner:
    """Corrects an entry. Which office of this system it is never changes: cases given to it stay with that office."""
    own(partner, by)
    values = facts.checked()
    with transaction.atomic():
        hold(partner.agency)
        row = Partner.objects.select_for_update().get(pk=partner.pk)
        if values["name"] != row.name:
            _unused(row.agency, values["name"])
        before = values_of(row, *FIELDS)
        for name, value in values.items():
            setattr(row, name, value)
        row.save(update_fields=FIELDS)
        if differs := changed(before, asdict(PartnerFacts(**values))):
            note("edit-partner", row.name, by=by, at=at, changed=differs)
    return row


def close_partner(partner: Partner, *, by: Officer, at: datetime) -> Partner:
    """It is given no more parts; those it has go on."""
    return _set_active(partner, False, "close-partner", by, at)


def reopen_partner(partner: Partner, *, by: Officer, at: datetime) -> Partner:
    """It can be given parts again."""
    return _set_active(partner, True, "reopen-partner", by, at)


def _set_active(partner: Partner, active: bool, action: str, by: Officer, at: datetime) -> Partner:
    own(partner, by)
    with transaction.atomic():
        row = Partner.objects.select_for_update().get(pk=partner.pk)
        if row.is_active != active:
            row.is_active = active
            row.save(update_fields=["is_active"])
            note(action, row.name, by=by, at=at)
    return row


def _said_by(office: Agency, facts: PartnerFacts) -> PartnerFacts:
    """The facts; its name, address and ways to reach it as the office itself says where they are empty."""
    return replace(
        facts,
        name=facts.name or office.name_th,
        address=facts.address or office.address,
        telephone=facts.telephone or office.telephone,
        email=facts.email or office.email,
    )


def _unused(agency: Agency, name: str) -> None:
    if Partner.objects.filter(agency=agency, name=name).exists():
        raise Invalid("partner-known", field="name")
