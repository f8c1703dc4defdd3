"""The form of `inspect`."""

from django.utils.translation import gettext_lazy as _

from rabfang.desk.verbs.base import VerbForm, files_field, line, prose
from rabfang.web.forms import ThaiDateTimeField


class InspectForm(VerbForm):
    """A visit: when, where, who went, what was found and heard; photographs straight from a phone."""

    button = _("บันทึกการออกตรวจ")

    visited_at = ThaiDateTimeField(label=_("ออกตรวจเมื่อ"), past=True)
    visited = line(_("สถานที่ที่ออกตรวจ"), required=False)
    went = prose(_("ผู้ออกตรวจของหน่วยงาน"), lines=2, help_text=_("ชื่อและตำแหน่ง คนละบรรทัด"))
    partners = prose(_("ผู้ร่วมตรวจจากหน่วยงานอื่น"), required=False, lines=2, help_text=_("ชื่อ ตำแหน่ง และหน่วยงาน คนละบรรทัด"))
    findings = prose(_("สิ่งที่พบและดำเนินการ"), lines=6)
    heard = prose(_("คำบอกเล่าของผู้ได้รับผลกระทบ"), required=False, lines=4)
    attachments = files_field(_("ภาพถ่ายหรือเอกสาร"))

    def prepare(self) -> None:
        """Begins with now, the place of the case and the officer who writes."""
        self.initial.setdefault("visited_at", self.situation.here.at)
        self.initial.setdefault("visited", self.situation.case.place)
        officer = self.situation.here.officer
        self.initial.setdefault("went", " ".join(part for part in (officer.name, officer.position) if part))
