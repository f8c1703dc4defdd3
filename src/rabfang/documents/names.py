"""File names that are safe to see and save: no paths, no invisible or direction-turning characters."""

import re
import unicodedata

from rabfang.documents.kinds import MediaType
from rabfang.documents.limits import LIMITS
from rabfang.thai import text

NAMELESS = "file"
# Control, format (zero-width, right-to-left override), surrogate, private use; line and paragraph separators.
HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
LONGEST_SUFFIX = 10


def suffix_of(name: str) -> str:
    """The suffix in lower case with its dot, as of `Photo.JPG` `.jpg`; empty when there is none."""
    match = re.search(r"[^.](\.[A-Za-z0-9]{1,9})$", name)
    return match.group(1).lower() if match else ""


def clean_name(raw: str | None) -> str:
    """A name to store and show, 1 to 200 characters, from what a stranger's program called the file."""
    last = (raw or "").replace("\\", "/").rstrip("/").rpartition("/")[2]
    visible = "".join(c for c in last if unicodedata.category(c) not in HIDDEN)
    name = re.sub(r"\s+", " ", text.clean(visible)).strip(" .")
    if len(name) > LIMITS.name_characters:
        suffix = suffix_of(name)
        name = name[: LIMITS.name_characters - len(suffix)].rstrip(" .") + suffix
    return name or NAMELESS


def name_for(name: str, media_type: MediaType) -> str:
    """The name under which the file is handed out: its suffix always tells the truth about the content."""
    if suffix_of(name) in media_type.suffixes:
        return name
    return name[: LIMITS.name_characters - LONGEST_SUFFIX] + media_type.suffixes[0]
