"""PDF: written anew from the objects it uses, so that nothing of earlier versions stays behind either.

Source: ISO 32000-1:2008, sections 14.3 (metadata), 12.5.2 and 12.5.6 (annotations), 14.5 (page-piece), 12.8.1.
"""

from io import BytesIO
from typing import Any

import pikepdf

from rabfang.documents.cleaning.raster import clean_jpeg
from rabfang.documents.cleaning.unclean import Unclean

ANYWHERE = ("/Metadata", "/PieceInfo", "/LastModified", "/AF")
# Of a comment: who, when, its name, and the same words once more as rich text with its author's program.
OF_A_COMMENT = ("/T", "/CreationDate", "/M", "/NM", "/RC")
OF_A_SIGNATURE = ("/Name", "/Location", "/Reason", "/ContactInfo", "/M", "/Contents", "/Cert", "/Prop_Build")


def clean_pdf(content: bytes) -> bytes:
    """The copy. Raises what pikepdf raises."""
    with pikepdf.open(BytesIO(content)) as document:
        for name in ("/Info", "/ID"):
            if name in document.trailer:
                del document.trailer[name]
        names = document.Root.get("/Names")
        if isinstance(names, pikepdf.Dictionary) and "/EmbeddedFiles" in names:
            del names["/EmbeddedFiles"]
        for thing in document.objects:
            _clean(thing, depth=0)
        out = BytesIO()
        document.save(out, deterministic_id=True, encryption=False)
    return out.getvalue()


def _clean(thing: Any, depth: int) -> None:
    """An object, and what stands directly in it; what it refers to comes by itself."""
    if depth > 50:
        raise Unclean
    if isinstance(thing, pikepdf.Array):
        for part in thing:
            _into(part, depth)
        return
    if not isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        return
    for name in _unwanted(thing):
        if name in thing:
            del thing[name]
    if isinstance(thing, pikepdf.Stream):
        _clean_picture(thing)
    for name in list(thing.keys()):
        _into(thing[name], depth)


def _clean_picture(stream: Any) -> None:
    """A photograph's own Exif; other pictures hold nothing but pixels, or what cannot be looked into."""
    filters = _filters(stream)
    if filters == ["/DCTDecode"]:
        stream.write(clean_jpeg(stream.read_raw_bytes()), filter=pikepdf.Name.DCTDecode)
    elif {"/JPXDecode", "/DCTDecode"} & set(filters):
        raise Unclean


def _into(part: Any, depth: int) -> None:
    if isinstance(part, pikepdf.Object) and not part.is_indirect:
        _clean(part, depth + 1)


def _unwanted(thing: Any) -> tuple[str, ...]:
    kind = str(thing.get("/Type", ""))
    if kind == "/Sig" or "/ByteRange" in thing:
        return (*ANYWHERE, *OF_A_SIGNATURE)
    if kind == "/Annot" or ("/Subtype" in thing and "/Rect" in thing):
        # A form field's /T is its name, without which it is no field.
        mine = OF_A_COMMENT[1:] if thing.get("/Subtype") == "/Widget" else OF_A_COMMENT
        return (*ANYWHERE, *mine, *(("/FS",) if thing.get("/Subtype") == "/FileAttachment" else ()))
    if kind == "/OCG":
        return (*ANYWHERE, "/Usage")
    return ANYWHERE


def _filters(stream: Any) -> list[str]:
    said = stream.get("/Filter")
    if said is None:
        return []
    return [str(one) for one in said] if isinstance(said, pikepdf.Array) else [str(said)]
