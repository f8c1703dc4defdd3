"""What is other in a confidential case: its words are sealed, and only those to whom its box is open may act on it."""

import secrets

from rabfang.cases.actors import Actor
from rabfang.cases.models import Case
from rabfang.cases.plan import Words
from rabfang.core.errors import NotAllowed
from rabfang.vault.opening import OpenBox, identity_of, sealed_words
from rabfang.vault.queries import may_open

# Ids below nothing leave no gap in the ids that others see.
LOWEST_ID = 2**53
IDENTIFY = "identify"


def need_to_know(case: Case, by: Actor, action: str) -> None:
    """Raises NotAllowed for an officer to whom the case was never opened, or no more, whatever role they hold. A
    custodian, who opens the identity alone, may answer who asks for it."""
    if case.box_id is None or by.officer_id is None or may_open(case.box_id, by.officer_id):
        return
    identity = identity_of(case.box_id) if action == IDENTIFY else None
    if identity is None or not may_open(identity, by.officer_id):
        raise NotAllowed("not-yours", action=action)


def kept_words(case: Case, seq: int, words: Words) -> str:
    """The words as they are stored: as they are, or sealed in the case's box."""
    if case.box_id is None:
        return words.body
    return sealed_words(case.box_id, words.body, _about(seq, words.field))


def opened_words(box: OpenBox, seq: int, field: str, kept: str) -> str:
    """Words that `kept_words` sealed. Raises CannotOpen."""
    return box.words(kept, _about(seq, field))


def hidden_pk(case: Case) -> int | None:
    """An id for a row of a confidential case; None lets the database choose."""
    return None if case.box_id is None else -1 - secrets.randbelow(LOWEST_ID)


def _about(seq: int, field: str) -> str:
    return f"{seq} {field}"
