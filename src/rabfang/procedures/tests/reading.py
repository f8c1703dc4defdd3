"""Reading an SVG as a strict XML parser does."""

from dataclasses import dataclass, field
from xml.parsers.expat import ParserCreate


@dataclass
class Svg:
    """An SVG's elements in order, and the texts within its text elements."""

    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    title: str = ""

    def named(self, name: str) -> list[dict[str, str]]:
        """The attributes of every element of that name."""
        return [attributes for element, attributes in self.elements if element == name]


def read(source: str) -> Svg:
    """Parses; raises ExpatError when the source is not well-formed."""
    svg = Svg()
    parser = ParserCreate()

    def begin(name: str, attributes: dict[str, str]) -> None:
        svg.elements.append((name, attributes))
        if name == "text":
            svg.texts.append("")

    def said(data: str) -> None:
        if svg.elements[-1][0] == "text":
            svg.texts[-1] += data
        elif svg.elements[-1][0] == "title":
            svg.title += data

    parser.StartElementHandler = begin
    parser.CharacterDataHandler = said
    parser.Parse(source, True)
    return svg
