"""Receipts of confidential reports: twenty random digits, the only way back to one."""

import re
import secrets

DIGITS = 20
GROUP = 5
_BETWEEN = re.compile(r"[\s\-\u00ad\u200b-\u200f\u2010-\u2015\u2060\u2212\ufeff]")
_READ_AS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def new_receipt() -> str:
    """Fresh digits in groups of five, such as "40213-98117-00342-77120"."""
    return _grouped(f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}")


def receipt_from(random: bytes) -> str:
    """The receipt that 16 or more random bytes give."""
    return _grouped(f"{int.from_bytes(random, 'big') % 10**DIGITS:0{DIGITS}d}")


def read_receipt(typed: str) -> str | None:
    """The digits as they are used, from what a person typed: spaces, dashes and Thai digits do not matter. None when
    they cannot be a receipt."""
    digits = _BETWEEN.sub("", typed).translate(_READ_AS)
    return digits if len(digits) == DIGITS and digits.isascii() and digits.isdigit() else None


def _grouped(digits: str) -> str:
    return "-".join(digits[start : start + GROUP] for start in range(0, DIGITS, GROUP))
