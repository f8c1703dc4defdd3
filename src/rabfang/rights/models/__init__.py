"""Tables of people's rights over what is kept of them."""

from rabfang.rights.models.breaches import Breach, BreachCase
from rabfang.rights.models.disclosures import Disclosure
from rabfang.rights.models.office import PrivacySettings, RetentionPeriod
from rabfang.rights.models.requests import Request, RequestCase
from rabfang.rights.models.retention import DestructionItem, DestructionList, Hold, Tombstone

__all__ = [
    "Breach",
    "BreachCase",
    "DestructionItem",
    "DestructionList",
    "Disclosure",
    "Hold",
    "PrivacySettings",
    "Request",
    "RequestCase",
    "RetentionPeriod",
    "Tombstone",
]
