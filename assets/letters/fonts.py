"""Makes the fonts of printed letters from Laksaman: every Thai syllable's letter and marks as one glyph.

A PDF maps glyphs to text. Where a tone mark is a glyph of its own, moved over its letter, readers of PDF double it,
put a space after it or swap it with its neighbour; where letter and marks are one glyph, every reader copies what was
written. The shapes and places are Laksaman's own. Usage: fonts.py FOLDER-OF-THE-DEBIAN-PACKAGE FOLDER-FOR-THE-FONTS
"""

import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import typst
import uharfbuzz
from fontTools.otlLib.builder import buildLigatureSubstSubtable, buildLookup
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent

FAMILY = "Rabfang Laksaman"
NOTICE = "Changed by the Rabfang project in 2026 from Laksaman 0.7.3: letters with their marks are single glyphs."
CONSONANTS = [chr(code) for code in range(0x0E01, 0x0E2F)]
TONES = "่้๊๋"
DROPPED = ("GPOS", "fpgm", "prep", "cvt ", "gasp", "FFTM", "DSIG", "hdmx", "VDMX", "LTSH")
NAMES = {1: FAMILY, 4: FAMILY, 16: FAMILY}
FALLBACK = ("Libertinus Serif", "DejaVu Sans Mono")  # they come inside typst
CANDIDATES = [range(0x20, 0x7F), range(0xA0, 0xD800), range(0xF900, 0xFFFE), range(0x1F000, 0x1FB00)]


def clusters() -> Iterator[str]:
    """Each letter with each set of marks that Thai spelling knows."""
    for letter in CONSONANTS:
        for vowel in "ัิีึื":
            yield from (letter + vowel + end for end in ("", *TONES, "์"))
        for vowel in "ฺุู":
            yield from (letter + vowel + end for end in ("", *TONES, "์", "ํ"))
        yield from (letter + mark for mark in (*TONES, "์", "็", "ํ", "๎", "ำ"))
        for tone in TONES:
            yield from (letter + "ํ" + tone, letter + "็" + tone, letter + tone + "ำ")


def written(text: str) -> str:
    """The characters as a shaper has them before a font is asked: SARA AM taken apart, its ring below the tone."""
    return text[0] + "ํ" + text[1:-1] + "า" if text.endswith("ำ") else text


def build(source: Path, target: Path, style: str) -> set[int]:
    """Writes one font; gives the characters it has."""
    font = TTFont(source, recalcTimestamp=False)
    shaper = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(source))))
    order, cmap, shapes, widths = list(font.getGlyphOrder()), font.getBestCmap(), font["glyf"], font["hmtx"].metrics
    ligatures, made = {}, {}
    for text in clusters():
        name = "thai" + "".join(f"{ord(character):04X}" for character in text)
        ligatures[tuple(cmap[ord(character)] for character in written(text))] = name
        made[name] = _composed(shaper, text, order)
    for name, (glyph, width) in made.items():
        shapes[name] = glyph
        glyph.recalcBounds(shapes)
        widths[name] = (width, glyph.xMin)
    font["GDEF"].table.GlyphClassDef.classDefs.update(dict.fromkeys(made, 1))
    font.setGlyphOrder([*order, *made])
    for tag in DROPPED:
        if tag in font:
            del font[tag]
    _put_first(font["GSUB"].table, ligatures)
    _rename(font, style)
    font["post"].formatType = 3.0
    font.save(target)
    return set(cmap)


def _composed(shaper: uharfbuzz.Font, text: str, order: list[str]) -> tuple[Glyph, int]:
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(shaper, buffer)
    glyph, width = Glyph(), 0
    glyph.numberOfContours, glyph.components = -1, []
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        part = GlyphComponent()
        part.glyphName, part.flags = order[info.codepoint], 0x4
        part.x, part.y = width + place.x_offset, place.y_offset
        glyph.components.append(part)
        width += place.x_advance
    return glyph, width


def _put_first(table: otTables.GSUB, ligatures: dict[tuple[str, ...], str]) -> None:
    """The ligatures before Laksaman's own composing; its other features are left out."""
    for lookup in table.LookupList.Lookup:
        _move_on(lookup, set())
    table.LookupList.Lookup.insert(0, buildLookup([buildLigatureSubstSubtable(ligatures)]))
    table.LookupList.LookupCount += 1
    for record in table.FeatureList.FeatureRecord:
        kept = [index + 1 for index in record.Feature.LookupListIndex] if record.FeatureTag == "ccmp" else None
        record.Feature.LookupListIndex = [0, *kept] if kept is not None else []
        record.Feature.LookupCount = len(record.Feature.LookupListIndex)


def _move_on(part: object, seen: set[int]) -> None:
    """Every reference to a lookup points one further."""
    if id(part) in seen:
        return
    seen.add(id(part))
    if isinstance(part, otTables.SubstLookupRecord):
        part.LookupListIndex += 1
    for inner in part if isinstance(part, list | tuple) else getattr(part, "__dict__", {}).values():
        _move_on(inner, seen)


def _rename(font: TTFont, style: str) -> None:
    names = font["name"]
    for record in list(names.names):
        if record.nameID in NAMES:
            names.setName(
                f"{FAMILY} {style}" if record.nameID == 4 else FAMILY,
                record.nameID,
                record.platformID,
                record.platEncID,
                record.langID,
            )
        if record.nameID == 6:
            names.setName(f"RabfangLaksaman-{style}", 6, record.platformID, record.platEncID, record.langID)
        if record.nameID == 10:
            names.removeNames(nameID=10)
    names.setName(NOTICE, 10, 3, 1, 0x409)


def printable(own: set[int], fonts: Path) -> set[int]:
    """What typst's own fonts print beside ours: all candidates but those an archival PDF refuses."""
    found = typst.Fonts(include_system_fonts=False, font_paths=[str(fonts)])
    left = {code for span in CANDIDATES for code in span} - own
    stack = json.dumps([FAMILY, *FALLBACK])
    while True:
        text = "".join(f'#text("\\u{{{code:x}}}")\n\n' for code in sorted(left))
        markup = f"#set page(width: 40pt, height: auto)\n#set text(font: {stack.replace('[', '(').replace(']', ')')})\n"
        try:
            typst.compile((markup + text).encode(), font_paths=found, pdf_standards=["a-2b"], ignore_system_fonts=True)
        except typst.TypstError as error:
            refused = re.findall(r'the text `"(.*?)"` could not', error.diagnostic)
            gone = {ord(_plain(word)) for word in refused}
            if not gone & left:
                raise
            left -= gone
        else:
            return left


def _plain(word: str) -> str:
    return re.sub(r"\\u\{([0-9a-f]+)\}", lambda match: chr(int(match[1], 16)), word)


def spans(codes: Iterable[int]) -> str:
    """Character codes as lines "0E01-0E3A"."""
    lines: list[list[int]] = []
    for code in sorted(codes):
        if lines and lines[-1][1] == code - 1:
            lines[-1][1] = code
        else:
            lines.append([code, code])
    return "".join(f"{first:04X}-{last:04X}\n" for first, last in lines)


def main(debian: Path, target: Path) -> None:
    """Both weights, and the lists of what can be printed."""
    source = debian / "usr/share/fonts/truetype/tlwg"
    own = build(source / "Laksaman.ttf", target / "RabfangLaksaman-Regular.ttf", "Regular")
    own &= build(source / "Laksaman-Bold.ttf", target / "RabfangLaksaman-Bold.ttf", "Bold")
    (target / "own.txt").write_text(spans(own), encoding="ascii")
    (target / "fallback.txt").write_text(spans(printable(own, target)), encoding="ascii")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
