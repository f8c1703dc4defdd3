"""The forms that hold one text: a question, a reminder, a remark, a reason."""

from django.utils.translation import gettext_lazy as _

from rabfang.desk.verbs.base import VerbForm, prose

SEEN = _("ผู้ร้องอ่านข้อความนี้")


class AskForm(VerbForm):
    """A question to the complainant."""

    button = _("ส่งคำถาม")

    question = prose(_("คำถามถึงผู้ร้อง"), help_text=SEEN)


class ExpediteForm(VerbForm):
    """A reminder to whoever has not acted yet."""

    button = _("ส่งข้อความติดตาม")

    reminder = prose(_("ข้อความติดตามเร่งรัด"))


class ResumeForm(VerbForm):
    """The time runs again."""

    button = _("เดินเวลาต่อ")

    remark = prose(_("หมายเหตุ"), required=False, lines=3)


class UnmergeForm(VerbForm):
    """Why they are not the same after all."""

    button = _("แยกเรื่อง")

    reason = prose(_("เหตุผลที่แยก"))


class WithdrawForm(VerbForm):
    """The complainant takes the matter back, and an officer writes it down."""

    button = _("บันทึกว่าผู้ร้องขอถอนเรื่อง")
    warning = True

    reason = prose(_("เหตุผลของผู้ร้อง"), required=False, help_text=SEEN)


class VoidForm(VerbForm):
    """The number was given by mistake."""

    button = _("ยกเลิกเลขรับนี้")
    warning = True

    reason = prose(_("เหตุที่ยกเลิก"), help_text=_("เลขรับที่ยกเลิกแล้วไม่ใช้ซ้ำ และเรียกคืนไม่ได้"))


class ReopenForm(VerbForm):
    """A closed case is taken up again."""

    button = _("เปิดเรื่องอีกครั้ง")

    reason = prose(_("เหตุผลที่เปิดเรื่องอีกครั้ง"), help_text=SEEN)
