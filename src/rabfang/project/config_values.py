"""What a setting's text may be, by the kind of its value; anything else is a failure that names the setting."""

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

MOST = 36_500  # a hundred years of days: no setting needs a larger number


class ConfigurationError(Exception):
    """A setting is missing, unknown or malformed; the text says which and what would be right."""


def counted(name: str, values: Mapping[str, str]) -> int:
    """One or more."""
    number = whole_number(name, values[name])
    if not number:
        raise ConfigurationError(f"RABFANG_{name} must be 1 or more")
    return number


def whole_address(name: str, text: str) -> None:
    """Refuses what a parser would stumble over: its message would repeat a part of the password."""
    try:
        urlsplit(text).port  # noqa: B018 - reading it checks it
    except ValueError:
        raise ConfigurationError(
            f"RABFANG_{name}: write / ? # [ ] @ in a password as %2F %3F %23 %5B %5D %40"
        ) from None


def socket(name: str, text: str) -> str:
    """Where a program listens on this machine or another."""
    try:
        parts = urlsplit(text)
        right = not text or (parts.scheme == "unix" and parts.path.startswith("/")) or parts.scheme == "tcp"
        right = right and (parts.scheme != "tcp" or bool(parts.hostname and parts.port))
    except ValueError:
        right = False
    if not right:
        raise ConfigurationError(f"RABFANG_{name} must be unix:/path/of/socket or tcp://host:port")
    return text


def address(name: str, text: str) -> str:
    """An address without a path."""
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path.rstrip("/") or parts.query:
        raise ConfigurationError(f"RABFANG_{name} must be http:// or https:// and a host, without a path")
    return text.rstrip("/")


def whole_path(name: str, text: str) -> Path | None:
    """A file of its whole path, or none."""
    if text and (not Path(text).is_absolute() or not Path(text).parent.is_dir()):
        raise ConfigurationError(f"RABFANG_{name} must be the whole path of a file, in a folder that is there")
    return Path(text) if text else None


def addresses(name: str, text: str) -> str:
    """Several of them, commas between."""
    return ",".join(address(name, one.strip()) for one in text.split(","))


def yes_or_no(name: str, text: str) -> bool:
    """yes or no."""
    if text not in ("yes", "no"):
        raise ConfigurationError(f"RABFANG_{name} must be yes or no, not {text!r}")
    return text == "yes"


def one_of(name: str, text: str, choices: tuple[str, ...]) -> str:
    """One of these words."""
    if text not in choices:
        raise ConfigurationError(f"RABFANG_{name} must be one of {', '.join(choices)}, not {text!r}")
    return text


def whole_number(name: str, text: str, *, least: int = 0) -> int:
    """A number, not too large."""
    if not text.isdecimal() or not least <= int(text) <= MOST:
        raise ConfigurationError(f"RABFANG_{name} must be a whole number of {least} to {MOST}, not {text!r}")
    return int(text)
