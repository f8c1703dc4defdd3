"""A table that is kept under a name: as it stands now, or as it stood when a week or month had ended."""

from collections.abc import Mapping

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from rabfang.core.clock import local_date
from rabfang.core.errors import Invalid, NotFound
from rabfang.desk.access import Here
from rabfang.desk.figures.pages import counted_up
from rabfang.desk.figures.rights import sees_office
from rabfang.desk.taking_out.finding import day_words, here_for, key_in, require, scope_of, short
from rabfang.desk.taking_out.table import table_of
from rabfang.procedures.schema import Words
from rabfang.reports.blocks import Content
from rabfang.reports.builder.making import answer
from rabfang.reports.builder.question import wrong_with
from rabfang.reports.exports.lists import Asking, Found, Listing
from rabfang.reports.exports.tables import of_table
from rabfang.reports.models import Edition, SavedTable
from rabfang.reports.tables import content_of, editions_of, question_of, tables_for

FIELDS = ("table", "edition")


def found(asking: Asking) -> Found:
    """Its rows; NotFound for a table that is neither theirs nor shared with them."""
    here = here_for(asking)
    require(sees_office(here))
    kept = tables_for(here.officer, here.agency).filter(pk=key_in(asking.said.get("table", ""))).first()
    if kept is None:
        raise NotFound("not-found")
    edition = _edition(kept, asking.said.get("edition", ""))
    content = content_of(edition) if edition else _as_it_stands(here, kept)
    said = [(str(_("ชื่อตาราง")), kept.name)]
    if edition:
        said.append((str(_("ณ สิ้นวัน")), day_words(edition.until)))
    asked = short(f"{name}:{asking.said[name]}" for name in FIELDS if name in asking.said)
    return of_table(table_of(content), scope_of(here), said, asked)


def _edition(kept: SavedTable, said: str) -> Edition | None:
    if not said:
        return None
    edition = editions_of(kept).filter(pk=key_in(said)).first()
    if edition is None:
        raise NotFound("not-found")
    return edition


def _as_it_stands(here: Here, kept: SavedTable) -> Content:
    question = question_of(kept)
    if wrong_with(question, local_date(here.at)):
        raise Invalid("export-question")
    counted_up(here)
    return answer(question, here.agency, Words(th=kept.name, en=kept.name), here.at)


def _page(said: Mapping[str, str]) -> str:
    if "edition" in said:
        return reverse("desk:table_edition", args=[said["table"], said["edition"]])
    return reverse("desk:table", args=[said["table"]])


LISTING = Listing("saved-table", _("ตารางที่บันทึกไว้"), FIELDS, found, page=_page)
