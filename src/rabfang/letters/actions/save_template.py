"""An administrator gives the office its own texts, or goes back to those that come with the system."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import override

from rabfang.agencies.actions.changes import changed, hold, needed, note, short
from rabfang.agencies.models import Agency, Officer
from rabfang.core.errors import NotFound
from rabfang.letters.composing import text_of
from rabfang.letters.kinds import TEXT_TITLES
from rabfang.letters.models import LetterTemplate
from rabfang.letters.texts import FIELDS, LINE, Text, built_in

LONGEST_LINE, LONGEST_LIST, LONGEST_BODY = 300, 3_000, 10_000


def save_template(agency: Agency, key: str, text: Text, *, by: Officer, at: datetime) -> Text:
    """Stores the office's own text; the same as the one that comes with the system leaves none.

    Raises NotFound, and Invalid by field: empty, too long, or something in braces is no known placeholder.
    """
    _own(agency, by)
    if key not in TEXT_TITLES:
        raise NotFound("not-found")
    said = Text(**{name: _cleaned(name, getattr(text, name)) for name in FIELDS}).checked()
    with transaction.atomic():
        hold(agency)
        before = vars(text_of(agency, key))
        if said == built_in()[key]:
            LetterTemplate.objects.filter(agency=agency, key=key).delete()
        else:
            LetterTemplate.objects.update_or_create(agency=agency, key=key, defaults=vars(said))
        if differs := changed(before, vars(said)):
            note("save-letter-template", _title(key), by=by, at=at, parts=sorted(differs))
    return said


def reset_template(agency: Agency, key: str, *, by: Officer, at: datetime) -> None:
    """Goes back to the text that comes with the system; NotFound where there is no own one."""
    _own(agency, by)
    with transaction.atomic():
        hold(agency)
        removed, _rows = LetterTemplate.objects.filter(agency=agency, key=key).delete()
        if not removed:
            raise NotFound("not-found")
        note("reset-letter-template", _title(key), by=by, at=at)


def _cleaned(name: str, text: str) -> str:
    if name in ("subject", "body"):
        return needed(name, text, at_most=LONGEST_LINE if name == "subject" else LONGEST_BODY)
    return short(name, text, at_most=LONGEST_LINE if name in LINE else LONGEST_LIST)


def _title(key: str) -> str:
    with override("th"):
        return str(TEXT_TITLES[key])


def _own(agency: Agency, by: Officer) -> None:
    if agency.pk != by.agency_id:
        raise NotFound("not-found")
