"""Why a day counts toward a due time or does not, in words."""

from django.utils.translation import gettext as _

from rabfang.thai.due import CountedDay


def day_reason(day: CountedDay) -> str:
    """ "วันที่ 3", "วันหยุด: วันสงกรานต์", "วันรับเรื่อง ไม่นับ" ..."""
    if day.reason == "counted":
        return _("นับเป็นวันที่ %(number)s") % {"number": day.number}
    if day.reason == "hours":
        return _("นับในเวลาทำการ รวม %(number)s นาที") % {"number": day.number}
    words = {
        "first-day": _("วันแรก ไม่นับ"),
        "weekend": _("วันหยุดสุดสัปดาห์ ไม่นับ"),
        "holiday": _("วันหยุด ไม่นับ"),
        "paused": _("พักเวลาอยู่ ไม่นับ"),
        "moved": _("เลื่อนมาเป็นวันทำการถัดไป"),
        "kept-on-holiday": _("ครบกำหนดในวันหยุด หน่วยงานไม่ได้รับการเลื่อน"),
        "fiscal-year-end": _("สิ้นปีงบประมาณ"),
    }
    said = words.get(day.reason, day.reason)
    return f"{said} ({day.label})" if day.label else said
