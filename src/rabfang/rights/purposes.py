"""What is kept of people, for what purpose and on which basis: data, of which the privacy page is made."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from rabfang.procedures.schema import Words

BASES = {
    "task": _("ภารกิจของรัฐ มาตรา 24 (4) แห่ง พ.ร.บ.คุ้มครองข้อมูลส่วนบุคคล พ.ศ. 2562"),
    "duty": _("หน้าที่ตามกฎหมาย มาตรา 24 (6) แห่ง พ.ร.บ.คุ้มครองข้อมูลส่วนบุคคล พ.ศ. 2562"),
}


@dataclass(frozen=True)
class Purpose:
    """One group of columns."""

    title: Words
    purpose: Words
    basis: str
    columns: tuple[str, ...]

    @property
    def basis_text(self) -> str:
        """The basis in words."""
        return str(BASES[self.basis])


@cache
def purposes() -> tuple[Purpose, ...]:
    """Every group, in the file's order."""
    return tuple(
        Purpose(Words(**row["title"]), Words(**row["purpose"]), row["basis"], tuple(row["columns"]))
        for row in _read()["group"]
    )


def not_personal() -> dict[str, list[str]]:
    """Columns of the same tables that say nothing of a person, by table."""
    return dict(_read()["not-personal"])


@cache
def _read() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("purposes.toml").read_text(encoding="utf-8"))
