"""What is sealed is shredded: without its keys nobody opens it any more, and its ciphertexts go as well.

The rows of the boxes stay, empty: they say that there was a case in confidence, and in which the requests about its
identity were; what these said is gone.
"""

from uuid import UUID

from django.db import transaction

from rabfang.vault.models import Box, BoxKey, Grant, IdentityRequest, Receipt, Sealed


def forget_reporter(box: UUID) -> None:
    """Who reported, whoever it was handed to, and the way back of who holds the receipt."""
    with transaction.atomic():
        for identity in Box.objects.filter(of=box):
            _empty(identity.pk)
            IdentityRequest.objects.filter(box=identity).update(reason=b"", handed=b"", packed=b"")
        Grant.objects.filter(receipt__box=box).delete()
        Receipt.objects.filter(box=box).delete()


def shred(box: UUID) -> None:
    """All of a case: who reported, the receipt, every key of its box and whatever else is in it."""
    with transaction.atomic():
        forget_reporter(box)
        _empty(box)


def _empty(box: UUID) -> None:
    Grant.objects.filter(key__box=box).delete()
    Sealed.objects.filter(key__box=box).delete()
    BoxKey.objects.filter(box=box).delete()
