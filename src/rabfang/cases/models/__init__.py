"""Tables of the register. Only `rabfang.cases.perform` and the sweeps write them."""

from rabfang.cases.models.access import AccessAttempt
from rabfang.cases.models.case import Case, Outcome, Rating, Status, Urgency
from rabfang.cases.models.event import Event, Seal
from rabfang.cases.models.outbox import Dispatch, OutboxMessage
from rabfang.cases.models.parts import Assignment, Attachment, CaseText, Clock, Complainant, Prefers, Visibility
from rabfang.cases.models.register import RegisterBook

__all__ = [
    "AccessAttempt",
    "Assignment",
    "Attachment",
    "Case",
    "CaseText",
    "Clock",
    "Complainant",
    "Dispatch",
    "Event",
    "OutboxMessage",
    "Outcome",
    "Prefers",
    "Rating",
    "RegisterBook",
    "Seal",
    "Status",
    "Urgency",
    "Visibility",
]
