"""How the series of a chart are told apart without colour: fills with patterns, dashes, marks of different shape.

Eight of each. The order is made for few series: the first four differ most, also in grey.
"""

from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

PAPER = "#ffffff"
TILE = 8  # the side of a pattern's square


@dataclass(frozen=True)
class Ink:
    """One series: its colour, the pattern of its surfaces (none: solid), the dashes and the marks of its line."""

    colour: str
    pattern: str = ""
    ground: str = PAPER
    dashes: str = ""
    mark: str = "circle"
    hollow: bool = False


INKS = (
    Ink("#0b4f5c"),
    Ink("#a8400a", "M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4", dashes="9 4", mark="square"),
    Ink("#5b6f73", ground="#c9d9dc", pattern="M0,0", dashes="2 3", mark="triangle"),
    Ink("#5b2c83", "M2,2 h2 v2 h-2 z M6,6 h2 v2 h-2 z", dashes="12 3 2 3", mark="diamond"),
    Ink("#1d6b2f", "M0,4 h8 M4,0 v8", dashes="5 2", mark="circle", hollow=True),
    Ink("#8a1538", "M0,2 h8 M0,6 h8", dashes="14 4 4 4", mark="square", hollow=True),
    Ink("#20509e", "M2,0 v8 M6,0 v8", dashes="1 4", mark="triangle", hollow=True),
    Ink(
        "#3d4449",
        "M-2,6 l4,4 M0,0 l8,8 M6,-2 l4,4",
        ground="#e8e8e8",
        dashes="7 2 1 2 1 2",
        mark="diamond",
        hollow=True,
    ),
)


def ink_of(order: int) -> Ink:
    """The ink of a series; after eight they begin again."""
    return INKS[order % len(INKS)]


def fill_of(order: int, name: str) -> str:
    """What fills a surface of that series in the picture of that name."""
    ink = ink_of(order)
    return f"url(#{name}-ink{order % len(INKS)})" if ink.pattern else ink.colour


def patterns(count: int, name: str) -> Element:
    """The definitions that `fill_of` names; identifiers stand for a whole page, hence the name."""
    made = Element("defs")
    for order in range(min(count, len(INKS))):
        ink = ink_of(order)
        if not ink.pattern:
            continue
        tile = SubElement(
            made,
            "pattern",
            id=f"{name}-ink{order}",
            width=str(TILE),
            height=str(TILE),
            patternUnits="userSpaceOnUse",
        )
        SubElement(tile, "rect", width=str(TILE), height=str(TILE), fill=ink.ground)
        SubElement(tile, "path", {"d": ink.pattern, "stroke": ink.colour, "stroke-width": "1.6", "fill": "none"})
    return made


def mark(x: float, y: float, order: int, size: float = 4) -> Element:
    """The mark of a series at a point."""
    ink = ink_of(order)
    look = {"fill": PAPER if ink.hollow else ink.colour, "stroke": ink.colour, "stroke-width": "1.5"}
    if ink.mark == "circle":
        return Element("circle", {"cx": str(x), "cy": str(y), "r": str(size)} | look)
    corners = {
        "square": ((-1, -1), (1, -1), (1, 1), (-1, 1)),
        "triangle": ((0, -1.2), (1.2, 1), (-1.2, 1)),
        "diamond": ((0, -1.4), (1.4, 0), (0, 1.4), (-1.4, 0)),
    }[ink.mark]
    points = " ".join(f"{x + across * size:.2f},{y + down * size:.2f}" for across, down in corners)
    return Element("polygon", {"points": points} | look)
