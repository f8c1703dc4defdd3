"""The tables of the vault. None of them holds anything readable but who has which key."""

from rabfang.vault.models.asking import IdentityRequest, Proposal
from rabfang.vault.models.boxes import Box, BoxKey, Grant, Receipt, Sealed
from rabfang.vault.models.desks import Desk, OfficerKey
from rabfang.vault.models.outside import OutsideKey, SealedPackage

__all__ = [
    "Box",
    "BoxKey",
    "Desk",
    "Grant",
    "IdentityRequest",
    "OfficerKey",
    "OutsideKey",
    "Proposal",
    "Receipt",
    "Sealed",
    "SealedPackage",
]
