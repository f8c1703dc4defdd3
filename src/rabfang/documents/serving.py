"""Hands a stored file to a browser so that nothing in it can act in the office's name.

Whoever calls has decided that this person may have this file. Sources: RFC 6266 and 8187 (file names), Fetch
standard (nosniff), CSP level 3 (sandbox); OWASP ASVS 5.0.0, 3.2.1 and 5.4.1.
"""

from pathlib import PurePosixPath

from django.core.files.base import File
from django.http import FileResponse

from rabfang.documents import queries
from rabfang.documents.kinds import KEPT, PDF
from rabfang.documents.models import StoredFile
from rabfang.documents.names import clean_name, name_for

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    # Even opened alone the file has no origin, runs nothing and loads nothing.
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    # Shared computers at an office counter keep no copy of what a citizen sent.
    "Cache-Control": "private, no-store",
}


def file_response(stored: StoredFile, *, as_attachment: bool = False) -> FileResponse:
    """What people see: inline for a picture's copy or a PDF without risks, otherwise always a download."""
    media_type = stored.shown_media_type or stored.media_type
    inline = bool(stored.shown_path) or (stored.media_type == PDF.name and not stored.risky)
    return _response(queries.open_shown(stored), stored.name, media_type, as_attachment or not inline)


def original_response(stored: StoredFile) -> FileResponse:
    """The sealed original as a download, for officers who may see evidence; never for a public page."""
    return _response(queries.open_original(stored), stored.name, stored.media_type, as_attachment=True)


def _response(content: "File[bytes]", name: str, media_type: str, as_attachment: bool) -> FileResponse:
    # Cleaned once more: a row may come from an import, and the header is the last place where a name does
    # harm.
    shown_name = name_for(clean_name(PurePosixPath(name).name), KEPT[media_type])
    response = FileResponse(content, as_attachment=as_attachment, filename=shown_name, content_type=media_type)
    for header, value in HEADERS.items():
        response[header] = value
    return response
