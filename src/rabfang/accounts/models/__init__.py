"""The tables of accounts."""

from rabfang.accounts.models.citizen import Citizen, CitizenCase
from rabfang.accounts.models.factor import Factor, RecoveryCode
from rabfang.accounts.models.link import AccountMail, Link
from rabfang.accounts.models.session import Session
from rabfang.accounts.models.tries import Tries

__all__ = ["AccountMail", "Citizen", "CitizenCase", "Factor", "Link", "RecoveryCode", "Session", "Tries"]
