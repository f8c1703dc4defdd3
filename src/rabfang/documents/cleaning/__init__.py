"""A copy of a file without what tells who made it, when, where and with which program (OWASP ASVS 5.0.0, 14.2.8).

What stands in the words, in the picture or in the sound itself stays, as does the file's name. The original is kept
apart. What this module does not understand it does not call clean.
"""

from collections.abc import Callable, Mapping

from rabfang.core.errors import Invalid
from rabfang.documents.cleaning.office import clean_office
from rabfang.documents.cleaning.pdfs import clean_pdf
from rabfang.documents.cleaning.sound import clean_mp3, clean_mp4, clean_wav
from rabfang.documents.cleaning.unclean import Unclean
from rabfang.documents.kinds import CSV, DOCX, M4A, MP3, MP4, ODT, PDF, QUICKTIME, TEXT, WAV, XLSX, Finding
from rabfang.documents.sniffing import sniff

CLEANERS: Mapping[str, Callable[[bytes], bytes]] = {
    PDF.name: clean_pdf,
    DOCX.name: clean_office,
    XLSX.name: clean_office,
    ODT.name: clean_office,
    MP3.name: clean_mp3,
    WAV.name: clean_wav,
    M4A.name: clean_mp4,
    MP4.name: clean_mp4,
    QUICKTIME.name: clean_mp4,
    # Plain words have nothing beside them.
    TEXT.name: bytes,
    CSV.name: bytes,
}


def clean_copy(content: bytes, finding: Finding) -> bytes | None:
    """The copy; None when it cannot be made, for a person to know. Pictures have a copy already (`pictures`)."""
    cleaner = CLEANERS.get(finding.media_type.name)
    if cleaner is None or "pdf-unreadable-parts" in finding.risks:
        return None
    try:
        copy = cleaner(content)
        # What was written is looked at as what came: it must be the same kind of thing, and whole.
        return copy if sniff(copy, finding.media_type.suffixes[0]).media_type == finding.media_type else None
    except (Unclean, Invalid):
        return None
    except Exception:
        # A parser may fail on a stranger's bytes in any way; whichever it is, nothing was cleaned.
        return None
