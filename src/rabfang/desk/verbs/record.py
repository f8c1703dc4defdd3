"""The form of `record`."""

from django.utils.translation import gettext_lazy as _

from rabfang.desk.verbs.base import VerbForm, prose


class RecordForm(VerbForm):
    """Enters the case in the register; a remark goes with it when there is one."""

    button = _("ลงทะเบียนรับเรื่อง")

    remark = prose(_("หมายเหตุถึงผู้เกี่ยวข้อง"), required=False, lines=3)
