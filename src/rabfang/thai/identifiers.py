"""Numbers that identify or reach people in Thailand."""

import re

from rabfang.thai.digits import to_arabic

_CITIZEN_ID = 13
_LANDLINE = 9
_MOBILE = 10


def citizen_id_ok(text: str) -> bool:
    """Whether the thirteen digits pass the national ID's check digit; Thai digits, spaces and dashes are accepted.

    A first digit 0 is in use too: people without registered status, and migrant workers.
    """
    digits = re.sub(r"[\s\-–]", "", to_arabic(text))
    if not re.fullmatch(r"[0-9]{13}", digits):
        return False
    total = sum(int(digit) * (_CITIZEN_ID - place) for place, digit in enumerate(digits[:12]))
    return (11 - total % 11) % 10 == int(digits[12])


def normalise_phone(text: str) -> str | None:
    """The number as digits, "0812345678" or "032822269" or "1111"; None when it cannot be a Thai number.

    Accepts Thai digits, spaces, dashes, dots, brackets, and +66, 0066 or 66 before the number.
    """
    digits = re.sub(r"[\s().\-–]", "", to_arabic(text))
    digits = re.sub(r"^(?:\+|00)?660?(?=[2-9][0-9]{7,8}$)", "0", digits)  # no Thai number starts with 6
    if re.fullmatch(r"1[0-9]{3}", digits):
        return digits
    if re.fullmatch(r"0[689][0-9]{8}", digits):
        return digits
    if re.fullmatch(r"0[23457][0-9]{7}", digits):
        return digits
    return None


def format_phone(digits: str) -> str:
    """The normalised number in groups: "081-234-5678", "032-822-269", "02-123-4567"."""
    if len(digits) == _MOBILE:
        return f"{digits[:3]}-{digits[3:6]}-{digits[6:]}"
    if len(digits) == _LANDLINE:
        first = 2 if digits.startswith("02") else 3
        return f"{digits[:first]}-{digits[first : first + 3]}-{digits[first + 3 :]}"
    return digits
