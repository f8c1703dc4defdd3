"""The worker: every duty is a durable row, swept until it is done, so a killed worker loses nothing."""

import logging
import signal
import threading
from collections.abc import Callable, Mapping
from datetime import date, datetime

from django.db import close_old_connections

from rabfang.accounts.mail import forget_old_mails, send_account_mails
from rabfang.accounts.sweeps import forget_old_sessions
from rabfang.accounts.throttle import forget_old_tries
from rabfang.audit import actions as audit
from rabfang.audit.heads import write_out
from rabfang.cases.access import forget_old_attempts
from rabfang.cases.seals import seal
from rabfang.cases.sweeps import escalate_overdue, follow_calendar_changes, remind_due, resume_paused
from rabfang.channels.chat.half_way import erase_let_be, put_aside
from rabfang.channels.chat.receiving import work_chats
from rabfang.channels.chat.speaking import send_answers
from rabfang.channels.digests.mail import send_digests
from rabfang.channels.digests.making import forget_old_notices, make_digests
from rabfang.channels.email.fetching import fetch_mail
from rabfang.channels.incoming.settling import settle_waiting
from rabfang.channels.occasions.actions.record import record_waiting
from rabfang.channels.occasions.erasing import erase_drafts
from rabfang.channels.outbox import send_waiting
from rabfang.channels.paper.erasing import erase_aside
from rabfang.channels.paper.reading import read_pages
from rabfang.channels.satisfaction.asking import ask_satisfaction
from rabfang.channels.watch.duties import look_at_what_comes_in, tell_missed
from rabfang.core.clock import local_date, now
from rabfang.documents.actions import scan_waiting, sweep_orphans
from rabfang.letters.actions.work_batches import make_letters
from rabfang.project.proof import RECORDS
from rabfang.reports.actions.draft import draft_owed
from rabfang.reports.actions.tables import make_editions
from rabfang.reports.exports.actions.drop import forget_old
from rabfang.reports.exports.actions.make import make_exports
from rabfang.reports.facts.folding import fold_waiting
from rabfang.reports.facts.rebuilding import follow_calendar
from rabfang.reports.mail import send_report_mails
from rabfang.reports.reminding import remind_of_reports, tell_late_reports
from rabfang.rights.scrubbing import scrub_erased
from rabfang.search.actions import forget_old_traces
from rabfang.vault.actions.identities import forget_handed

log = logging.getLogger(__name__)


def _seal(at: datetime) -> int:
    """Seals what is new in the register and in the record of acts and looks."""
    return sum(made.count for made in (seal(at), audit.seal(at)) if made)


DUTIES: Mapping[str, Callable[[datetime], int]] = {
    "mail fetched": fetch_mail,
    "incoming settled": settle_waiting,
    "chats worked": work_chats,
    "chats answered": send_answers,
    "satisfaction asked": ask_satisfaction,
    "messages sent": send_waiting,
    "account mails sent": send_account_mails,
    "reminders due": remind_due,
    "cases escalated": escalate_overdue,
    "digests made": make_digests,
    "digests sent": send_digests,
    "chats put aside": put_aside,
    "cases resumed": resume_paused,
    "calendar changes followed": follow_calendar_changes,
    "calendar changes followed by figures": follow_calendar,
    "facts made": fold_waiting,
    "reports drafted": draft_owed,
    "reports reminded of": remind_of_reports,
    "late reports told": tell_late_reports,
    "report mails sent": send_report_mails,
    "tables made": make_editions,
    "letters made": make_letters,
    "rows of exports made": make_exports,
    "old exports removed": forget_old,
    "entries of occasions recorded": record_waiting,
    "held files looked at": scan_waiting,
    "pages read": read_pages,
    "paper put aside erased": erase_aside,
    "talks let be erased": erase_let_be,
    "old drafts erased": erase_drafts,
    "records sealed": _seal,
    "heads written out": lambda at: write_out(RECORDS),
    "old counts forgotten": forget_old_attempts,
    "old tries forgotten": forget_old_tries,
    "old sessions forgotten": forget_old_sessions,
}

# What somebody waits for with the telephone in hand: done each second as well.
QUICK: Mapping[str, Callable[[datetime], int]] = {
    name: DUTIES[name] for name in ("chats worked", "chats answered", "messages sent", "rows of exports made")
}
A_MOMENT = 1.0

DAILY: Mapping[str, Callable[[datetime], int]] = {
    "orphaned files removed": lambda at: sweep_orphans(at=at),
    "old notices forgotten": forget_old_notices,
    "old account mails forgotten": forget_old_mails,
    "channels looked at": look_at_what_comes_in,
    "missed checks told": tell_missed,
    "old traces forgotten": forget_old_traces,
    "identities handed on forgotten": forget_handed,
    "what was erased scrubbed": scrub_erased,
}


def one_round(duties: Mapping[str, Callable[[datetime], int]] = DUTIES, at: datetime | None = None) -> dict[str, int]:
    """Does each duty once; one that fails is logged and does not hold up the others."""
    done = {}
    for name, duty in duties.items():
        try:
            done[name] = duty(at or now())
        except Exception:
            log.exception("the duty %r failed and is tried again in the next round", name)
            done[name] = 0
    return done


def rounds(every: float) -> None:
    """Rounds, `every` seconds apart, the quick duties between them, daily ones once a day, until SIGTERM or SIGINT."""
    ended = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: ended.set())
    last_day: date | None = None
    while not ended.is_set():
        close_old_connections()
        one_round()
        if last_day != (today := local_date(now())):
            one_round(DAILY)
            last_day = today
        _between(ended, every)


def _between(ended: threading.Event, every: float) -> None:
    """The quick duties until the next round."""
    while every > A_MOMENT and not ended.wait(A_MOMENT):
        every -= A_MOMENT
        one_round(QUICK)
    ended.wait(every)
