"""What a poster says: how to be heard, how long it takes, how to follow; from the office's procedure in force."""

import io

import segno

from rabfang.agencies.models import Agency
from rabfang.letters.head import letterhead_of, office_of
from rabfang.letters.paper.content import Poster, PosterStep
from rabfang.procedures.schema import Channel, Medium, Procedure

KEEP = PosterStep("เก็บเลขรับและรหัสลับที่ได้ไว้", "Keep the number and the secret code you are given.")
FOLLOW = PosterStep("ติดตามเรื่องได้ทุกเวลาด้วยเลขรับและรหัสลับ", "Follow your case at any time with the number and the code.")
BEGIN = {
    Medium.WEB: PosterStep(
        "สแกนแล้วเล่าเรื่อง แนบภาพถ่ายได้ ไม่ต้องสมัครสมาชิก ไม่ประสงค์ออกนามก็ได้",
        "Scan and tell us. Photographs welcome. No account needed; you may stay unnamed.",
    ),
    Medium.TELEPHONE: PosterStep("สแกนเพื่อโทร หรือโทรตามหมายเลขนี้", "Scan to call, or dial this number."),
    Medium.LINE: PosterStep(
        "สแกนเพื่อคุยกับเราใน LINE แล้วพิมพ์เรื่องของท่าน", "Scan to chat with us on LINE and type your message."
    ),
    Medium.MESSENGER: PosterStep(
        "สแกนเพื่อคุยกับเราใน Messenger แล้วพิมพ์เรื่องของท่าน", "Scan to chat with us on Messenger and type your message."
    ),
}


def poster_paper(
    agency: Agency, procedure: Procedure, channel: Channel, *, leads_to: str, shown_as: str, place: str, card: bool
) -> Poster:
    """The poster of one place. `leads_to` is in the QR code, `shown_as` the same in letters."""
    begin = BEGIN.get(channel.medium, BEGIN[Medium.WEB])
    return Poster(
        office=office_of(agency, letterhead_of(agency)),
        office_english=agency.name_en,
        heading="มีเรื่องเดือดร้อน หรือข้อเสนอแนะ บอกเราได้",
        heading_english="Something wrong, or an idea? Tell us.",
        qr=_code(leads_to),
        address=shown_as,
        steps=(begin, KEEP, _how_long(procedure, channel), FOLLOW),
        place=place,
        card=card,
    )


def _how_long(procedure: Procedure, channel: Channel) -> PosterStep:
    """When it is taken up, and the promise of the procedure where there is one."""
    taken = channel.take_up
    promised = next((row.within for row in procedure.standard if row.promised), None)
    if promised is None:
        return PosterStep(f"เรารับเรื่อง{taken.thai()}", f"We take it up {taken.english()}.")
    return PosterStep(
        f"เรารับเรื่อง{taken.thai()} และแจ้งผล{promised.thai()}",
        f"We take it up {taken.english()} and answer {promised.english()}.",
    )


def _code(link: str) -> bytes:
    out = io.BytesIO()
    segno.make(link, error="q").save(out, kind="svg", scale=10, border=2)
    return out.getvalue()
