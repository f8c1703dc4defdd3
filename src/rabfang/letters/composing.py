"""A letter's first content: the office's text with its places filled in."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import override

from rabfang.agencies.models import Agency
from rabfang.cases.models import Urgency
from rabfang.letters.content import LONGEST_LINE, LONGEST_PROSE, Content, read_content
from rabfang.letters.kinds import KIND_OF_TEXT, WORKING_GROUP, Paper
from rabfang.letters.models import LetterTemplate
from rabfang.letters.people import members_of
from rabfang.letters.texts import FIELDS, Text, built_in
from rabfang.letters.values import Source, values_of

INSIDE = frozenset({"memo", "unit", "chase", "agency"})  # kinds that are as urgent as the case


def text_of(agency: Agency, key: str) -> Text:
    """The office's own text of that key, or the one that comes with the system."""
    own = LetterTemplate.objects.filter(agency=agency, key=key).first()
    return Text(**{name: getattr(own, name) for name in FIELDS}) if own else built_in()[key]


def composed(key: str, source: Source, more: Mapping[str, str] | None = None) -> Content:
    """What a letter with that text begins as. `more`: values besides those of the source."""
    text = text_of(source.agency, key).filled({**values_of(source), **(more or {})})
    kind, signer = KIND_OF_TEXT[key], source.signer
    said: dict[str, Any] = {
        "paper": kind.paper,
        **{name: getattr(text, name)[:LONGEST_LINE] for name in ("subject", "addressee", "salutation", "closing")},
        **{name: getattr(text, name)[:LONGEST_PROSE] for name in ("body", "after")},
        **{name: tuple(_lines(getattr(text, name))) for name in ("references", "enclosures")},
        "signer_name": signer.name if signer else "",
        "signer_position": signer.position if signer else "",
        "acting_for": signer.acting_for if signer else "",
        "unit": source.head.unit,
        "telephone": source.head.telephone or source.agency.telephone,
    }
    if kind.paper == Paper.ORDER:
        said |= {"addressee": "", "salutation": "", "unit": "", "telephone": ""}
    if source.case is not None and key == WORKING_GROUP:
        said["appointed"] = members_of(source)
    if source.case is not None and kind.key in INSIDE and source.case.urgency != Urgency.NORMAL:
        with override("th"):
            said["urgency"] = str(Urgency(source.case.urgency).label)
    return read_content(said)


def _lines(text: str) -> list[str]:
    return [line.strip()[:LONGEST_LINE] for line in text.splitlines() if line.strip()]
