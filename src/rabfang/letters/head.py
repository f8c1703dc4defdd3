"""How an office's papers begin and end: its letterhead, with what the office says of itself where nothing is set."""

from rabfang.agencies.models import Agency
from rabfang.documents.models import StoredFile
from rabfang.documents.queries import open_shown
from rabfang.letters.models import Letterhead
from rabfang.letters.paper.content import Office


def letterhead_of(agency: Agency) -> Letterhead:
    """The agency's letterhead; an unsaved, empty one while nobody has set it."""
    found = Letterhead.objects.select_related("emblem").filter(agency=agency).first()
    return found or Letterhead(agency=agency)


def office_of(agency: Agency, head: Letterhead) -> Office:
    """The office as its letters name it, with its emblem."""
    return Office(
        name=agency.name_th,
        address_lines=(agency.address,) if agency.address else (),
        telephone=agency.telephone,
        email=agency.email,
        emblem=bytes_of(head.emblem) if head.emblem else None,
    )


def bytes_of(picture: StoredFile) -> bytes:
    """The copy of a picture that people see."""
    with open_shown(picture) as opened:
        content: bytes = opened.read()
    return content
