"""The kinds of file that are accepted, and the shapes a check of a file returns."""

from dataclasses import dataclass


@dataclass(frozen=True)
class MediaType:
    """One accepted kind: its registered name (IANA), the suffixes it may carry (the usual one first)."""

    name: str
    suffixes: tuple[str, ...]
    is_picture: bool = False


JPEG = MediaType("image/jpeg", (".jpg", ".jpeg", ".jpe", ".jfif"), is_picture=True)
PNG = MediaType("image/png", (".png", ".apng"), is_picture=True)
WEBP = MediaType("image/webp", (".webp",), is_picture=True)
GIF = MediaType("image/gif", (".gif",), is_picture=True)
PDF = MediaType("application/pdf", (".pdf",))
DOCX = MediaType("application/vnd.openxmlformats-officedocument.wordprocessingml.document", (".docx",))
XLSX = MediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", (".xlsx",))
ODT = MediaType("application/vnd.oasis.opendocument.text", (".odt",))
TEXT = MediaType("text/plain", (".txt",))
CSV = MediaType("text/csv", (".csv",))
MP3 = MediaType("audio/mpeg", (".mp3",))
M4A = MediaType("audio/mp4", (".m4a", ".mp4"))
WAV = MediaType("audio/wav", (".wav",))
MP4 = MediaType("video/mp4", (".mp4", ".m4v"))
QUICKTIME = MediaType("video/quicktime", (".mov", ".qt"))

ACCEPTED = {
    kind.name: kind for kind in (JPEG, PNG, WEBP, GIF, PDF, DOCX, XLSX, ODT, TEXT, CSV, MP3, M4A, WAV, MP4, QUICKTIME)
}
# Kept, never taken from an upload: what `documents.sniffing` does not look for. A sealed file is a ciphertext.
EML = MediaType("message/rfc822", (".eml",))
SEALED = MediaType("application/octet-stream", (".sealed",))
KEPT = {**ACCEPTED, EML.name: EML, SEALED.name: SEALED}
SUFFIXES = frozenset(suffix for kind in ACCEPTED.values() for suffix in kind.suffixes)


@dataclass(frozen=True)
class Finding:
    """What a file is, and the risks seen in it: stable words such as "pdf-script".

    With a risk it is only downloaded.
    """

    media_type: MediaType
    risks: tuple[str, ...] = ()

    @property
    def risky(self) -> bool:
        return bool(self.risks)
