"""The form of `return_for_more`."""

from django.utils.translation import gettext_lazy as _

from rabfang.desk.verbs.base import VerbForm, prose


class ReturnForm(VerbForm):
    """What is missing from the report."""

    button = _("ส่งกลับให้รายงานเพิ่ม")

    missing = prose(_("สิ่งที่ต้องรายงานเพิ่ม"))
