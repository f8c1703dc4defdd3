"""The worker's half of a chat: each kept event becomes a step of its conversation, once, in the order it was said."""

import json
import logging
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime

from django.db import transaction

from rabfang.channels.chat.deeds import Moment, carried_out
from rabfang.channels.chat.payload import table
from rabfang.channels.chat.platforms import PLATFORMS
from rabfang.channels.chat.said import Did, Said
from rabfang.channels.chat.talk import Answer
from rabfang.channels.delivery import NotDelivered
from rabfang.channels.incoming.understood import WAITS, try_later
from rabfang.channels.models import ChatAccount, Conversation, Incoming, Platform
from rabfang.channels.secrets import opened
from rabfang.documents.preparing import FilesRefused, Prepared, prepare_all

log = logging.getLogger(__name__)

BATCH = 200

State, Reason = Incoming.State, Incoming.Reason


def work_chats(at: datetime) -> int:
    """Takes every chat event that is due one step further; returns how many. One that fails holds up no other."""
    due = Incoming.objects.filter(next_at__lte=at, state=State.WAITING, way__in=Platform.values)
    rows = sorted(due.order_by("next_at")[:BATCH], key=lambda row: (row.said_at or row.received_at, row.pk))
    accounts = {row.pk: row for row in ChatAccount.objects.select_related("agency")} if rows else {}
    return sum(_worked(row, accounts[row.account], at) for row in rows)


def _worked(row: Incoming, account: ChatAccount, at: datetime) -> bool:
    try:
        return _one(row, account, at)
    except NotDelivered as error:  # a file that cannot be fetched now
        try_later(row, at, str(error), tried=row.attempts + 1)
    except Exception as error:
        log.exception("a chat event could not be worked: row %s", row.pk)
        try_later(row, at, type(error).__name__, tried=row.attempts + 1)
    return False


def _one(row: Incoming, account: ChatAccount, at: datetime) -> bool:
    """One event. The slow look at a file comes first, then everything in one transaction."""
    said = PLATFORMS[account.platform].said(table(json.loads(row.body)))
    with _file(said, account, row) as (prepared, instead), transaction.atomic():
        held = Incoming.objects.select_for_update().filter(pk=row.pk, state=State.WAITING).first()
        if held is None:
            return False  # another worker was first
        conversation = _conversation(account, held)
        moment = Moment(held, account, conversation, at, prepared, instead)
        carried_out(moment, said)
    return True


@contextmanager
def _file(said: Said, account: ChatAccount, row: Incoming) -> Iterator[tuple[list[Prepared], Answer | None]]:
    """The file that was sent, looked at like any upload; or what to answer instead when it is not taken.

    Raises NotDelivered when it may be there later.
    """
    prepared: list[Prepared] = []
    instead: Answer | None = None
    with ExitStack() as stack:
        try:
            if said.did == Did.FILE:
                upload = stack.enter_context(PLATFORMS[account.platform].fetch(opened(account.token), said))
                prepared = stack.enter_context(prepare_all([upload]))
        except FilesRefused as refused:
            problem = refused.problems[0]
            instead = Answer("file-refused", {"why": problem.code, "params": problem.params})
        except NotDelivered as error:
            if not error.for_good and row.attempts < len(WAITS):
                raise
            instead = Answer("file-failed")
        yield prepared, instead


def _conversation(account: ChatAccount, row: Incoming) -> Conversation:
    """The thread with that person, held until the transaction ends."""
    found, _made = Conversation.objects.get_or_create(
        account=account, user=row.sender, defaults={"last_at": row.received_at}
    )
    held = Conversation.objects.select_for_update().get(pk=found.pk)
    held.account = account
    return held
