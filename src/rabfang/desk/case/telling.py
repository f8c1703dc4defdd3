"""How the complainant is told: by a message that leaves by itself, or by an officer who calls or writes."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from rabfang.cases.models import Complainant, Prefers
from rabfang.cases.outbox import EMAIL, way_to


@dataclass(frozen=True)
class Telling:
    """In words; `by_hand` when an officer has to do it."""

    text: str
    by_hand: bool = False


def telling_of(person: Complainant) -> Telling:
    """How this person is told, as they wish and as far as they can be reached."""
    way = way_to(person)
    if way:
        said = _("แจ้งทางอีเมล") if way == EMAIL else _("แจ้งในแชตที่ส่งเรื่องมา")
        return Telling(_("%(way)s บอกเพียงว่ามีความคืบหน้า") % {"way": said} if person.discreet else said)
    if person.prefers == Prefers.NONE:
        return Telling(_("ผู้ร้องติดตามเอง ไม่ประสงค์ให้แจ้ง"))
    by_post = person.prefers == Prefers.POST or not person.telephone
    if by_post and person.address:
        return Telling(_("แจ้งทางไปรษณีย์ เจ้าหน้าที่ต้องส่งหนังสือถึงผู้ร้อง"), by_hand=True)
    if person.telephone:
        said = _("แจ้งทางโทรศัพท์ เจ้าหน้าที่ต้องโทรแจ้งผู้ร้องที่ %(number)s") % {"number": person.telephone}
        return Telling(_("%(way)s โดยบอกเรื่องกับผู้ร้องเองเท่านั้น") % {"way": said} if person.discreet else said, by_hand=True)
    return Telling(_("ไม่ได้ให้ช่องทางติดต่อไว้"))
