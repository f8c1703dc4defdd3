"""A map server on this machine: every tile is the same chequered picture."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO

from PIL import Image, ImageDraw

from tests.loopback import answering


@dataclass
class Tiles:
    """Where the tiles are, and what has been asked for: (path, Referer)."""

    url: str
    asked: list[tuple[str, str]] = field(default_factory=list)


@contextmanager
def served() -> Iterator[Tiles]:
    """Tiles as long as the block lasts, on a free port of loopback."""
    picture = _picture()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            tiles.asked.append((self.path, self.headers.get("Referer", "")))
            self.send_response(200)
            self.send_header("Content-Type", "image/png")
            self.send_header("Content-Length", str(len(picture)))
            self.end_headers()
            self.wfile.write(picture)

        def log_message(self, *words: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    tiles = Tiles(f"http://127.0.0.1:{server.server_port}")
    with answering(server):
        yield tiles


def _picture() -> bytes:
    image = Image.new("RGB", (256, 256), (226, 236, 224))
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, 127, 127), (212, 226, 214))
    pen.rectangle((128, 128, 255, 255), (212, 226, 214))
    pen.line((0, 200, 255, 60), (250, 250, 250), width=10)
    content = BytesIO()
    image.save(content, "PNG")
    return content.getvalue()
