"""A draft of government holidays from the `holidays` data set, corrected where offices differ from it.

The data set's public list has days on which offices work (Labour Day, Children's Day) and lacks Royal Ploughing Day,
which it keeps in another category. What it gives is a draft: an officer checks it against the cabinet's resolution.
"""

from dataclasses import dataclass
from datetime import date
from importlib.metadata import version

import holidays

SOURCE = f"ร่างจากชุดข้อมูล holidays {version('holidays')} (ต้องตรวจกับมติคณะรัฐมนตรี)"
CATEGORIES = ("public", "government")
OFFICES_WORK = {"th": ("วันแรงงานแห่งชาติ", "วันเด็กแห่งชาติ"), "en_US": ("National Labor Day", "National Children's Day")}
PLOUGHING = "วันพืชมงคล"
IN_LIEU = "ชดเชย"
ADDED = "วันหยุดพิเศษ"
NOTE_IN_LIEU = "วันหยุดชดเชย"
NOTE_ADDED = "วันหยุดพิเศษตามมติคณะรัฐมนตรี"


@dataclass(frozen=True)
class DraftHoliday:
    """One day on which government offices close, unless an officer corrects it.

    `note` says when it stands in for a holiday on a weekend, or was added by the cabinet for that year only.
    """

    day: date
    name_th: str
    name_en: str
    source: str = SOURCE
    note: str = ""


def draft_holidays(year: int) -> tuple[DraftHoliday, ...]:
    """The draft of one C.E. year, by day."""
    thai, english = _names(year, "th"), _names(year, "en_US")
    return tuple(
        DraftHoliday(day, " และ".join(names), "; ".join(english.get(day, ())), note=_note(names[0]))
        for day, names in sorted(thai.items())
    )


def missing_for(year: int) -> tuple[str, ...]:
    """Names of what the data set does not know yet for a C.E. year: an officer adds them when they are announced.

    The court astrologers name the ploughing day each year. Days that the cabinet adds cannot be listed before it does.
    """
    known = any(PLOUGHING in row.name_th for row in draft_holidays(year))
    return () if known else ("วันพระราชพิธีพืชมงคลจรดพระนังคัลแรกนาขวัญ",)


def _names(year: int, language: str) -> dict[date, list[str]]:
    """The names of each day in one language, days on which offices work left out."""
    found = holidays.country_holidays("TH", years=year, categories=CATEGORIES, language=language)
    rows = {
        day: [name for name in names.split("; ") if not any(work in name for work in OFFICES_WORK[language])]
        for day, names in found.items()
    }
    return {day: names for day, names in rows.items() if names}


def _note(name: str) -> str:
    if name.startswith(IN_LIEU):
        return NOTE_IN_LIEU
    return NOTE_ADDED if name.startswith(ADDED) else ""
