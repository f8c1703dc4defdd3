"""The laid-out chart as SVG text: presentation attributes only, real text, everything escaped."""

from typing import assert_never
from xml.etree.ElementTree import Element, SubElement, tostring

from rabfang.procedures.chart.layout import WIDTH, Arrow, Badge, Box, Line, Shape, Sheet

FONTS = "Sarabun, 'TH Sarabun New', Laksaman, 'Noto Sans Thai', Tahoma, sans-serif"
INK, QUIET, BRAND, PALE, PAPER = "#0b0c0c", "#484c4d", "#0b4f5c", "#e3eef0", "#ffffff"
_FILLS = {"head": BRAND, "band": PALE, "step": PAPER}


def draw(sheet: Sheet, *, title: str, description: str, name: str) -> str:
    """An `<svg>` element; `name` makes the identifiers of its title and description unique on a page."""
    height = round(sheet.y)
    root = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {WIDTH} {height}",
            "width": "100%",
            "role": "img",
            "aria-labelledby": f"{name}-title {name}-description",
            "font-family": FONTS,
        },
    )
    SubElement(root, "title", id=f"{name}-title").text = title
    SubElement(root, "desc", id=f"{name}-description").text = description
    SubElement(root, "rect", width=str(WIDTH), height=str(height), fill=PAPER)
    for shape in sheet.shapes:
        _draw(root, shape)
    return tostring(root, encoding="unicode")


def _draw(root: Element, shape: Shape) -> None:
    match shape:
        case Line():
            _line(root, shape)
        case Box():
            _box(root, shape)
        case Arrow():
            _arrow(root, shape)
        case Badge():
            SubElement(root, "circle", cx=_n(shape.x), cy=_n(shape.y), r="14", fill=BRAND)
            _line(root, Line(shape.x, shape.y + 5, shape.text, 14, bold=True, centred=True, light=True))
        case _:
            assert_never(shape)


def _line(root: Element, line: Line) -> None:
    fill = PAPER if line.light else QUIET if line.quiet else INK
    element = SubElement(root, "text", {"x": _n(line.x), "y": _n(line.y), "font-size": str(line.size), "fill": fill})
    if line.bold:
        element.set("font-weight", "700")
    if line.centred:
        element.set("text-anchor", "middle")
    element.text = line.text


def _box(root: Element, box: Box) -> None:
    edge = {"stroke": BRAND, "stroke-width": "1.5", "rx": "6"} if box.role == "step" else {}
    SubElement(
        root,
        "rect",
        {
            "x": _n(box.x),
            "y": _n(box.y),
            "width": _n(box.width),
            "height": _n(box.height),
            "fill": _FILLS[box.role],
        }
        | edge,
    )


def _arrow(root: Element, arrow: Arrow) -> None:
    points = " ".join(f"{_n(x)},{_n(y)}" for x, y in arrow.points)
    SubElement(root, "polyline", {"points": points, "fill": "none", "stroke": BRAND, "stroke-width": "1.5"})
    SubElement(root, "polygon", {"points": _head(arrow), "fill": BRAND})


def _head(arrow: Arrow) -> str:
    """A triangle at the arrow's end, pointing as its last stretch runs; stretches are upright or level."""
    (from_x, from_y), (x, y) = arrow.points[-2:]
    if from_x == x:
        back = y - 8 if y > from_y else y + 8
        corners = ((x, y), (x - 5, back), (x + 5, back))
    else:
        back = x - 8 if x > from_x else x + 8
        corners = ((x, y), (back, y - 5), (back, y + 5))
    return " ".join(f"{_n(a)},{_n(b)}" for a, b in corners)


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
