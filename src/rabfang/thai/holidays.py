"""A draft of government holidays from the `holidays` data set, corrected where offices differ from it.

The data set's public list has days on which offices work (Labour Day, Children's Day) and lacks Royal Ploughing Day,
which it keeps in another category. What it gives is a draft: an officer checks it against the cabinet's resolution.
"""

from dataclasses import dataclass
from datetime import date
from importlib.metadata import version

import holidays

SOURCE = f"ร่างจากชุดข้อมูล holidays {version('holidays')} (ต้องตรวจกับมติคณะรัฐมนตรี)"
OFFICES_WORK = ("วันแรงงานแห่งชาติ", "วันเด็กแห่งชาติ")
PLOUGHING = "วันพืชมงคล"


@dataclass(frozen=True)
class DraftHoliday:
    """One day on which government offices close, unless an officer corrects it."""

    day: date
    name_th: str
    name_en: str
    source: str = SOURCE


def draft_holidays(year: int) -> tuple[DraftHoliday, ...]:
    """The draft of one C.E. year, by day."""
    thai = holidays.country_holidays("TH", years=year, categories=("public", "government"), language="th")
    english = holidays.country_holidays("TH", years=year, categories=("public", "government"), language="en_US")
    rows = []
    for day, names in sorted(thai.items()):
        kept = [name for name in names.split("; ") if not any(work in name for work in OFFICES_WORK)]
        if kept:
            rows.append(DraftHoliday(day, " และ".join(kept), english.get(day, "")))
    return tuple(rows)


def missing_for(year: int) -> tuple[str, ...]:
    """What the data set does not know yet for a year: an officer must add it when it is announced."""
    known = " ".join(row.name_th for row in draft_holidays(year))
    return () if PLOUGHING in known else ("วันพระราชพิธีพืชมงคลจรดพระนังคัลแรกนาขวัญ",)
