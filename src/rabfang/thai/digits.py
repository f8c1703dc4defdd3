"""Thai and Arabic digits."""

_THAI = "๐๑๒๓๔๕๖๗๘๙"
_TO_THAI = str.maketrans("0123456789", _THAI)
_TO_ARABIC = str.maketrans(_THAI, "0123456789")


def to_thai(value: str | int) -> str:
    """The text with Arabic digits as Thai ones."""
    return str(value).translate(_TO_THAI)


def to_arabic(text: str) -> str:
    """The text with Thai digits as Arabic ones."""
    return text.translate(_TO_ARABIC)
