"""Tables of the register. Only `rabfang.cases.perform` and the sweeps write them."""

from rabfang.cases.models.access import AccessAttempt
from rabfang.cases.models.case import Case, Heard, Outcome, Rating, Review, Status, Urgency
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
    "Heard",
    "OutboxMessage",
    "Outcome",
    "Prefers",
    "Rating",
    "RegisterBook",
    "Review",
    "Seal",
    "Status",
    "Urgency",
    "Visibility",
]
