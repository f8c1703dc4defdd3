"""Headers of mail in any script, as every server and program takes them."""

from email.charset import Charset
from email.header import Header
from email.headerregistry import AddressHeader
from email.policy import EmailPolicy
from typing import Any

LINE = 76
UTF8, ASCII = Charset("utf-8"), Charset("us-ascii")


class WordsPolicy(EmailPolicy):
    """Other than ASCII is written in encoded words of at most 75 characters, on lines of at most 76 (RFC 2047, 2).

    The folding of `EmailPolicy` drops a space between two Thai words at which it breaks a long subject.
    """

    def fold(self, name: str, value: Any) -> str:
        """One header with its line ends."""
        if str(value).isascii():
            folded: str = super().fold(name, value)
            return folded
        header = Header(header_name=name, maxlinelen=LINE)
        for words in _parts(value):
            header.append(words, ASCII if words.isascii() else UTF8)
        return f"{name}: {header.encode(linesep=self.linesep)}{self.linesep}"

    def fold_binary(self, name: str, value: Any) -> bytes:
        """The same as bytes."""
        return self.fold(name, value).encode("ascii")


def _parts(value: Any) -> list[str]:
    if not isinstance(value, AddressHeader):
        return [str(value)]
    return [part for one in value.addresses for part in (one.display_name, f"<{one.addr_spec}>")]
