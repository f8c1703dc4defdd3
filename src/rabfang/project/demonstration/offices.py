"""The demonstration offices, read from `offices.toml`: named as in the source documents, the people invented."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class DemoOfficer:
    """One invented officer: account name before the @, role, name, position, unit's key."""

    account: str
    role: str
    name: str
    position: str
    unit: str = ""


@dataclass(frozen=True)
class DemoPartner:
    """One entry of an office's address book; `slug` is that office in this demonstration, when it is one."""

    name: str
    addressee: str
    address: str = ""
    slug: str = ""


@dataclass(frozen=True)
class DemoOffice:
    """One office; `slug` is its preset's key. Units are (key, Thai name, English name)."""

    slug: str
    name_th: str
    name_en: str
    address: str
    telephone: str
    units: tuple[tuple[str, str, str], ...]
    officers: tuple[DemoOfficer, ...]
    partners: tuple[DemoPartner, ...]


def _read() -> tuple[DemoOffice, ...]:
    read = tomllib.loads(Path(__file__).with_name("offices.toml").read_text(encoding="utf-8"))
    return tuple(_office(**office) for office in read["office"])


def _office(
    units: Sequence[Sequence[str]] = (),
    officers: Sequence[Sequence[str]] = (),
    partners: Sequence[Sequence[str]] = (),
    **named: str,
) -> DemoOffice:
    return DemoOffice(
        **named,
        units=tuple((key, thai, english) for key, thai, english in units),
        officers=tuple(DemoOfficer(*row) for row in officers),
        partners=tuple(DemoPartner(*row) for row in partners),
    )


OFFICES = _read()
