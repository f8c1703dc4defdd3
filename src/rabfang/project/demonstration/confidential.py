"""The demonstration's confidential desk: opened at one office, each of its people with a key."""

from datetime import datetime

from rabfang.agencies.models import Agency, Officer
from rabfang.vault.actions.confirming import confirm_key
from rabfang.vault.actions.desks import People, open_desk
from rabfang.vault.actions.keys import make_key
from rabfang.vault.boxes import pair_of
from rabfang.vault.queries import desk_of

OFFICE = "school-integrity"
# account, name, position. They hold no role at the office itself, so that the ordinary desk shows them nothing.
HANDLERS = (
    ("handler", "อรุณี ไว้วางใจ", "ครูชำนาญการพิเศษ ผู้ได้รับมอบหมาย"),
    ("handler.second", "ธีระ ซื่อตรง", "ครูชำนาญการ ผู้ได้รับมอบหมาย"),
)
CUSTODIANS = (("custodian", "จินดา รักษาความลับ", "กรรมการสถานศึกษา ผู้รักษาข้อมูลตัวตน"),)
ACCOUNTS = tuple(f"{account}@{OFFICE}.example" for account, _name, _position in (*HANDLERS, *CUSTODIANS))


def load_confidential_desk(hashed_password: str, passphrase: str, at: datetime) -> list[str]:
    """Opens the desk with its people, whose passphrase is the demonstration's password; returns their accounts."""
    office = Agency.objects.get(slug=OFFICE)
    if desk_of(office) is not None:
        return list(ACCOUNTS)
    handlers = [_officer(office, row, hashed_password, at) for row in HANDLERS]
    custodians = [_officer(office, row, hashed_password, at) for row in CUSTODIANS]
    people = People([officer.pk for officer in handlers], [officer.pk for officer in custodians])
    open_desk(office, people, by=None, at=at)
    keys = [make_key(officer, passphrase, at=at) for officer in (*handlers, *custodians)]
    desk = desk_of(office)
    if desk is not None:
        first, second, *others = keys
        for key, by in ((second, first), (first, second), *((other, first) for other in others)):
            confirm_key(desk, key.officer, pair_of(key.private).public, by=by, at=at)
    return list(ACCOUNTS)


def _officer(office: Agency, row: tuple[str, str, str], hashed_password: str, at: datetime) -> Officer:
    account, name, position = row
    return Officer.objects.create(
        agency=office,
        email=f"{account}@{office.slug}.example",
        name=name,
        position=position,
        password=hashed_password,
        date_joined=at,
    )
