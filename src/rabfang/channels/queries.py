"""Reads of messages that leave the office."""

from rabfang.channels.email.messages import Rendered, rendered

__all__ = ["Rendered", "rendered"]
