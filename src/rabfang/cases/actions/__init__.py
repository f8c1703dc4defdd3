"""The verbs of the heart, one file each. A procedure arranges them; it invents none."""

from rabfang.cases.actions.acknowledge import Acknowledge
from rabfang.cases.actions.answer import Answer
from rabfang.cases.actions.appoint import Appoint
from rabfang.cases.actions.ask import Ask
from rabfang.cases.actions.assign import Assign
from rabfang.cases.actions.classify import Classify
from rabfang.cases.actions.close import Close
from rabfang.cases.actions.contact import Contact
from rabfang.cases.actions.decline import Decline
from rabfang.cases.actions.escalate import Escalate
from rabfang.cases.actions.expedite import Expedite
from rabfang.cases.actions.forward import Forward
from rabfang.cases.actions.identify import Identify
from rabfang.cases.actions.inspect import Inspect
from rabfang.cases.actions.merge import Merge, Unmerge
from rabfang.cases.actions.message import Message
from rabfang.cases.actions.note import Note
from rabfang.cases.actions.notify import Notify
from rabfang.cases.actions.object import Object
from rabfang.cases.actions.order import Order
from rabfang.cases.actions.pause import Pause, Resume
from rabfang.cases.actions.protect import Protect
from rabfang.cases.actions.rate import Rate
from rabfang.cases.actions.recompute import Recompute
from rabfang.cases.actions.record import Record
from rabfang.cases.actions.refer import Refer
from rabfang.cases.actions.remind import Remind
from rabfang.cases.actions.reopen import Reopen
from rabfang.cases.actions.reply import Reply
from rabfang.cases.actions.report import Report
from rabfang.cases.actions.return_for_more import ReturnForMore
from rabfang.cases.actions.review import Review
from rabfang.cases.actions.void import Void
from rabfang.cases.actions.withdraw import Withdraw
from rabfang.cases.verb import AnyVerb

VERBS: dict[str, AnyVerb] = {
    verb.name: verb
    for verb in (
        Record(),
        Classify(),
        Forward(),
        Order(),
        Assign(),
        Appoint(),
        Inspect(),
        Report(),
        Review(),
        ReturnForMore(),
        Answer(),
        Reply(),
        Refer(),
        Acknowledge(),
        Notify(),
        Decline(),
        Close(),
        Note(),
        Ask(),
        Message(),
        Contact(),
        Expedite(),
        Remind(),
        Escalate(),
        Pause(),
        Resume(),
        Merge(),
        Unmerge(),
        Withdraw(),
        Void(),
        Reopen(),
        Object(),
        Rate(),
        Identify(),
        Protect(),
        Recompute(),
    )
}
