"""The form of each verb that an officer may use. What is offered is decided by the procedure, never here."""

from collections.abc import Mapping

from rabfang.desk.verbs.acknowledge import AcknowledgeForm
from rabfang.desk.verbs.answering import AnsweringForm
from rabfang.desk.verbs.appoint import AppointForm
from rabfang.desk.verbs.assign import AssignForm
from rabfang.desk.verbs.base import VerbForm
from rabfang.desk.verbs.classify import ClassifyForm
from rabfang.desk.verbs.close import CloseForm
from rabfang.desk.verbs.contact import ContactForm
from rabfang.desk.verbs.decline import DeclineForm
from rabfang.desk.verbs.forward import ForwardForm
from rabfang.desk.verbs.inspect import InspectForm
from rabfang.desk.verbs.merge import MergeForm
from rabfang.desk.verbs.note import NoteForm
from rabfang.desk.verbs.notify import NotifyForm
from rabfang.desk.verbs.order import OrderForm
from rabfang.desk.verbs.pause import PauseForm
from rabfang.desk.verbs.rate import RateForm
from rabfang.desk.verbs.record import RecordForm
from rabfang.desk.verbs.refer import ReferForm
from rabfang.desk.verbs.report import ReportForm
from rabfang.desk.verbs.return_for_more import ReturnForm
from rabfang.desk.verbs.review import ReviewForm
from rabfang.desk.verbs.telling import (
    AskForm,
    ExpediteForm,
    ReopenForm,
    ResumeForm,
    UnmergeForm,
    VoidForm,
    WithdrawForm,
)

FORMS: Mapping[str, type[VerbForm]] = {
    "record": RecordForm,
    "classify": ClassifyForm,
    "forward": ForwardForm,
    "order": OrderForm,
    "assign": AssignForm,
    "appoint": AppointForm,
    "inspect": InspectForm,
    "report": ReportForm,
    "review": ReviewForm,
    "return_for_more": ReturnForm,
    "answer": AnsweringForm,
    "reply": AnsweringForm,
    "refer": ReferForm,
    "acknowledge": AcknowledgeForm,
    "notify": NotifyForm,
    "decline": DeclineForm,
    "close": CloseForm,
    "note": NoteForm,
    "ask": AskForm,
    "contact": ContactForm,
    "rate": RateForm,
    "expedite": ExpediteForm,
    "pause": PauseForm,
    "resume": ResumeForm,
    "merge": MergeForm,
    "unmerge": UnmergeForm,
    "withdraw": WithdrawForm,
    "void": VoidForm,
    "reopen": ReopenForm,
}
