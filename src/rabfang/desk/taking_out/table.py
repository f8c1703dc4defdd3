"""A table of the builder: the question stands in the address, as on its page."""

from django.utils.translation import gettext_lazy as _

from rabfang.desk.figures.forms import DEFAULT, QuestionForm
from rabfang.desk.figures.pages import counted_up
from rabfang.desk.figures.rights import sees_office
from rabfang.desk.taking_out.finding import here_for, in_keys, in_words, require, scope_of, valid
from rabfang.reports.blocks import Content, Table
from rabfang.reports.builder.making import answer, called
from rabfang.reports.exports.lists import Asking, Found, Listing, address
from rabfang.reports.exports.tables import of_table
from rabfang.reports.facts.adding import DIMENSIONS

FIELDS = ("rows", "columns", "measure", "period", "first", "last", *DIMENSIONS)


def found(asking: Asking) -> Found:
    """Its rows, for who sees the figures of the whole office; what changed since is counted first."""
    here = here_for(asking)
    require(sees_office(here))
    form = QuestionForm(asking.said or DEFAULT, here=here)
    valid(form)
    question = form.cleaned_data["question"]
    counted_up(here)
    content = answer(question, here.agency, called(question), here.at)
    return of_table(table_of(content), scope_of(here), in_words(form, FIELDS), in_keys(form, FIELDS))


def table_of(content: Content) -> Table:
    """The table beside the picture."""
    return next(block for block in content.blocks if isinstance(block, Table))


LISTING = Listing("table", _("ตารางที่ทำเอง"), FIELDS, found, page=address("desk:build"))
