"""Tables of ways in and out."""

from rabfang.channels.models.asking import Asking
from rabfang.channels.models.chats import ChatAccount, ChatAnswer, Conversation, OfficerChat, Platform
from rabfang.channels.models.digests import Digest, Notice
from rabfang.channels.models.incoming import Incoming
from rabfang.channels.models.mailboxes import Mailbox
from rabfang.channels.models.occasions import Occasion, OccasionEntry, OccasionFile
from rabfang.channels.models.paper import PaperIntake, PaperPage
from rabfang.channels.models.posters import Poster, PosterCase
from rabfang.channels.models.watch import ChannelChange, ChannelCheck, MissedNotice

__all__ = [
    "Asking",
    "ChannelChange",
    "ChannelCheck",
    "ChatAccount",
    "ChatAnswer",
    "Conversation",
    "Digest",
    "Incoming",
    "Mailbox",
    "MissedNotice",
    "Notice",
    "Occasion",
    "OccasionEntry",
    "OccasionFile",
    "OfficerChat",
    "PaperIntake",
    "PaperPage",
    "Platform",
    "Poster",
    "PosterCase",
]
