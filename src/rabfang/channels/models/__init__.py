"""Tables of ways in and out."""

from rabfang.channels.models.digests import Digest, Notice
from rabfang.channels.models.incoming import Incoming

__all__ = ["Digest", "Incoming", "Notice"]
