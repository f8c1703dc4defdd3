"""The form of `notify`."""

from django.utils.translation import gettext_lazy as _

from rabfang.cases.queries import how_it_came
from rabfang.desk.verbs.base import VerbForm, files_field, line, prose
from rabfang.letters.kinds import GOVERNOR, MINISTRY
from rabfang.web.forms import ThaiDateField


class NotifyForm(VerbForm):
    """To whom the result is reported, by which letter, and the report."""

    reads_first = True
    written_in = (MINISTRY, GOVERNOR)
    button = _("บันทึกการรายงาน")

    to = line(_("รายงานต่อ"), help_text=_("เช่น กระทรวงมหาดไทย ผู้ว่าราชการจังหวัด"))
    letter_number = line(_("เลขที่หนังสือ"), required=False)
    letter_date = ThaiDateField(label=_("ลงวันที่"), required=False)
    report = prose(_("สรุปผลที่รายงาน"))
    attachments = files_field(_("สำเนาหนังสือ"))

    def prepare(self) -> None:
        """The agency that sent the matter is the first to be told."""
        self.initial.setdefault("to", how_it_came(self.situation.case).get("sent_by", ""))
