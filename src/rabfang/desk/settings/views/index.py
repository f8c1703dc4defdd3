"""What the settings hold, and what needs attention."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rabfang.desk.settings.access import Here, administrator_page
from rabfang.desk.settings.attention import concerns
from rabfang.desk.settings.pages import page


@require_safe
@administrator_page
def index(request: HttpRequest, here: Here) -> HttpResponse:
    """The first page."""
    places = [
        ("holidays", _("วันหยุด"), _("วันหยุดราชการ วันหยุดพิเศษ และวันทำการพิเศษของหน่วยงาน กำหนดเวลาของเรื่องคำนวณจากที่นี่")),
        ("office", _("หน่วยงาน"), _("ชื่อ ที่อยู่ โทรศัพท์ เวลาทำการ และปีของทะเบียนรับ")),
        ("units", _("หน่วยภายใน"), _("กลุ่มงานหรือฝ่ายที่รับมอบหมายเรื่อง")),
        ("partners", _("หน่วยงานอื่น"), _("สมุดหน่วยงานที่ส่งเรื่องให้หรือร่วมดำเนินการ ทั้งที่ใช้ระบบนี้และที่ติดต่อเป็นหนังสือ")),
        ("officers", _("เจ้าหน้าที่"), _("บัญชีผู้ใช้และบทบาทตามขั้นตอนปฏิบัติงาน")),
        ("delegations", _("การมอบหมายแทน"), _("ผู้ปฏิบัติหน้าที่แทนในช่วงเวลาหนึ่ง เช่น ลาหรือไปราชการ")),
        ("channels", _("ช่องทาง"), _("ช่องทางรับเรื่อง ความถี่ในการตรวจ และเวลารับเรื่อง")),
        ("chats", _("LINE และ Messenger"), _("บัญชีของหน่วยงานที่ประชาชนส่งเรื่องทางแชต ที่อยู่ webhook และการทดสอบ")),
        ("procedures", _("ขั้นตอน"), _("ขั้นตอนปฏิบัติงานแต่ละฉบับ เผยแพร่ฉบับใหม่ เปรียบเทียบฉบับ")),
        ("letterhead", _("หัวหนังสือ"), _("ตราหน่วยงาน รหัสหนังสือ ส่วนราชการเจ้าของเรื่อง และเลขไทยในหนังสือ")),
        ("letter_templates", _("แบบหนังสือ"), _("ข้อความตั้งต้นของหนังสือแต่ละแบบ")),
        ("confidential", _("จุดรับเรื่องลับ"), _("เปิดจุดรับแจ้งเรื่องทุจริตที่ต้องปกปิด พร้อมผู้ปฏิบัติหน้าที่ชุดแรก")),
        ("privacy", _("ข้อมูลส่วนบุคคล"), _("เจ้าหน้าที่คุ้มครองข้อมูล ข้อความแจ้งการใช้ข้อมูล กำหนดตอบคำขอ และเวลาเก็บเรื่อง")),
        ("audit", _("ประวัติการแก้ไข"), _("ใครแก้ไขการตั้งค่าใด เมื่อใด จากค่าใดเป็นค่าใด")),
    ]
    rows = [{"url": reverse(f"settings:{key}"), "title": title, "about": about} for key, title, about in places]
    return page(request, here, "index", tab="index", concerns=concerns(here), places=rows)
