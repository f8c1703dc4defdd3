"""The form of `appoint`."""

from django.utils.translation import gettext_lazy as _

from rabfang.desk.verbs.base import files_field, line, prose
from rabfang.desk.verbs.parties import PartiesForm, due_on_field
from rabfang.letters.kinds import APPOINTMENT
from rabfang.web.forms import ThaiDateField


class AppointForm(PartiesForm):
    """Who takes part, who leads, the people named, what the group is to do and by when."""

    reads_first = True
    written_in = (APPOINTMENT,)
    needed_at_times = ("units", "partners")
    button = _("แต่งตั้งคณะทำงาน")

    purpose = prose(_("หน้าที่ของคณะทำงาน"))
    members = prose(
        _("รายชื่อคณะทำงาน"),
        required=False,
        help_text=_("คนละบรรทัด: ชื่อ, ตำแหน่ง, หน้าที่ในคณะทำงาน เช่น นายสมชาย ใจดี, นายช่างโยธา, ประธานคณะทำงาน"),
    )
    due_on = due_on_field()
    order_number = line(_("เลขที่คำสั่ง"), required=False)
    order_date = ThaiDateField(label=_("ลงวันที่"), required=False)
    attachments = files_field(_("สำเนาคำสั่ง"))

    field_order = (
        *("units", "partners", "lead", "purpose", "members", "due_on"),
        *("order_number", "order_date", "attachments"),
    )

    def prepare(self) -> None:
        """The leading one answers for all and gathers the reports."""
        super().prepare()
        if "partners" in self.fields:
            self.fields["partners"].help_text = _("เลือกหน่วยของเราหรือหน่วยงานอื่นอย่างน้อยหนึ่งหน่วย")
        if "lead" in self.fields:
            self.fields["lead"].help_text = _("หน่วยหลักเป็นเจ้าของเรื่องและประสานหน่วยอื่น")
