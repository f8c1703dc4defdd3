"""The words of an HTML mail. One pass, whatever is in it; scripts, styles and what is hidden are left out."""

import re
from html import unescape

# More HTML than this holds pictures as text; its beginning has the words.
LONGEST = 2_000_000
_TAG = re.compile(r"/?\s*([A-Za-z][A-Za-z0-9:-]*)")
_LINK = re.compile(r"""href\s*=\s*["']?\s*(https?://[^\s"'<>]{1,500})""", re.IGNORECASE)
_SILENT = frozenset({"script", "style", "head", "title", "template", "noscript", "object", "iframe", "svg", "math"})
_BLOCKS = frozenset(
    {"p", "div", "br", "tr", "table", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "pre", "section"}
    | {"article", "header", "footer", "center", "address", "dl", "dt", "dd", "form", "body", "blockquote"}
)


class _Page:
    """What was read so far: lines, how deep in quotations, the address of the link that is open."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.words: list[str] = []
        self.quoted = 0
        self.link = ""
        self.link_began = 0

    def say(self, text: str) -> None:
        self.words.append(re.sub(r"\s+", " ", unescape(text).replace("\xa0", " ")))

    def end_line(self) -> None:
        line = "".join(self.words).strip()
        self.lines.append(("> " * min(self.quoted, 5) + line) if line else "")
        self.words = []

    def tag(self, name: str, whole: str) -> None:
        closing = whole.startswith("/")
        if name in _BLOCKS:
            self.end_line()
        if name == "blockquote":
            self.quoted = max(0, self.quoted + (-1 if closing else 1))
        elif name in ("td", "th") and closing:
            self.words.append(" ")
        elif name == "a" and closing:
            self._end_link()
        elif name == "a":
            found = _LINK.search(whole[:2000])
            self.link, self.link_began = (unescape(found[1]) if found else ""), len(self.words)

    def _end_link(self) -> None:
        """A link's address stands behind its words when they do not say it."""
        said = "".join(self.words[self.link_began :]).strip()
        if self.link and self.link.rstrip("/") not in (said, said.rstrip("/"), f"http://{said}", f"https://{said}"):
            self.words.append(f" ({self.link})")
        self.link = ""


def words_of(html: str) -> str:
    """The text, a line for each block, quotations marked with ">"."""
    html, page, at = html[:LONGEST], _Page(), 0
    lowered = html.lower()
    while at < len(html):
        opening = html.find("<", at)
        if opening < 0:
            page.say(html[at:])
            break
        page.say(html[at:opening])
        at = _after(html, lowered, opening, page)
    page.end_line()
    return re.sub(r"\n{3,}", "\n\n", "\n".join(page.lines)).strip()


def _after(html: str, lowered: str, opening: int, page: _Page) -> int:
    """Reads the tag, comment or stray "<" at `opening`; where to go on."""
    if html.startswith("<!--", opening):
        end = html.find("-->", opening + 4)
        return len(html) if end < 0 else end + 3
    found = _TAG.match(html, opening + 1)
    if not found and html[opening + 1 : opening + 2] not in ("!", "?"):
        page.say("<")
        return opening + 1
    end = html.find(">", opening)
    if end < 0:
        return len(html)
    if not found:
        return end + 1
    name, whole = found[1].lower(), html[opening + 1 : end]
    if name in _SILENT and not whole.startswith("/") and not whole.endswith("/"):
        closing = lowered.find(f"</{name}", end)
        return len(html) if closing < 0 else closing
    page.tag(name, whole)
    return end + 1
