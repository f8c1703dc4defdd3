"""A confidential report enters the register of a confidential desk; its receipt is the only way back to it."""

import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.crypto import salted_hmac

from rabfang.agencies.models import Agency
from rabfang.cases.actors import Actor
from rabfang.cases.models import Case, Complainant, Event, Status, Visibility
from rabfang.cases.people import complainant_digest
from rabfang.cases.perform import text_digest
from rabfang.cases.plan import Context, Plan, Words
from rabfang.cases.receive import begun, mark_of, received_before, stored
from rabfang.core.errors import Invalid
from rabfang.core.tokens import hash_secret, new_secret
from rabfang.documents.models import StoredFile
from rabfang.documents.preparing import Prepared
from rabfang.thai.text import clean, has_visible
from rabfang.vault.actions.filling import draw_receipt, keep_identity, make_box
from rabfang.vault.files import seal_files
from rabfang.vault.models import Desk
from rabfang.vault.receipts import receipt_from

LONGEST = 10_000
SUBJECT, DETAIL = "subject", "detail"
# What a report may say, each a text of its own: S2-3 and what makes a nameless one usable.
WORDS = (SUBJECT, DETAIL, "who", "when_where", "evidence", "told")
# What somebody may tell of themselves, sealed apart from it.
IDENTITY = ("name", "reach")

# Where it happened is among the words.
NOWHERE = {"place": "", "subdistrict": "", "latitude": None, "longitude": None}


@dataclass(frozen=True, repr=False)
class Report:
    """What somebody reports. `identity` is empty when they give none; `without` are officers who must not see it."""

    words: Mapping[str, str]
    files: Sequence[Prepared] = ()
    identity: Mapping[str, str] = field(default_factory=dict)
    without: Collection[int] = ()
    language: str = "th"


@dataclass(frozen=True, repr=False)
class Reported:
    """The new case, its event, and the receipt, whose digits exist only here."""

    case: Case
    event: Event
    receipt: str


def report(desk: Desk, channel: str, said: Report, *, by: Actor, at: datetime, submission: str) -> Reported:
    """Takes a report into the desk's register, sealed to those who handle its cases but the officers left out.

    submission: an unguessable token of the form being sent; the same form sent again gives the same case and receipt.
    Raises Invalid by field, NotAllowed, or Conflict when nobody could open it.
    """
    words = _checked(said.words)
    identity = {name: told for name in IDENTITY if has_visible(told := said.identity.get(name, ""))}
    digits = receipt_of(submission)
    mark = mark_of(desk.agency, submission)
    paper = draw_receipt(desk, digits)  # slow on purpose, so before the transaction
    try:
        with transaction.atomic():
            box = make_box(desk, paper, without=said.without, at=at)
            if identity:
                keep_identity(box, identity, without=said.without, at=at)
            columns = {"secret_hash": hash_secret(new_secret()), "submission": mark, "box": box}
            context = begun(desk.agency, channel, by, at, **columns)
            context.case.received_at = at
            nobody = _nobody(said.language)
            files = [(file, Visibility.CITIZEN) for file in seal_files(box.pk, said.files, at=at)]
            plan = _plan(context, nobody, words, files)
            received = stored(context, plan, nobody, digits)
    except IntegrityError:
        again = received_before(mark, digits)
        if again is None:
            raise
        return Reported(again.case, again.event, digits)
    return Reported(received.case, received.event, digits)


def reported_by(agency: Agency, submission: str) -> Reported | None:
    """What that form brought before, with its receipt; None when it brought nothing yet."""
    before = received_before(mark_of(agency, submission), receipt_of(submission))
    return Reported(before.case, before.event, before.secret) if before else None


def receipt_of(submission: str) -> str:
    """The receipt that belongs to one submission; only this installation can derive it, and the submission it does
    not keep."""
    return receipt_from(salted_hmac("rabfang.report", submission, settings.SECRET_KEY, algorithm="sha256").digest())


def _checked(words: Mapping[str, str]) -> dict[str, str]:
    """The words that say something. Raises Invalid by field."""
    said = {name: clean(words.get(name, "")) for name in WORDS}
    for name, text in said.items():
        if len(text) > LONGEST:
            raise Invalid("too-long", field=name)
    if not has_visible(said[DETAIL]):
        raise Invalid("required", field=DETAIL)
    return {name: text for name, text in said.items() if has_visible(text)}


def _nobody(language: str) -> Complainant:
    """What the register knows of who reported: nothing but their language."""
    person = Complainant(language=language, salt=secrets.token_hex(16))
    person.digest = complainant_digest(person)
    return person


def _plan(
    context: Context,
    nobody: Complainant,
    words: Mapping[str, str],
    files: Sequence[tuple[StoredFile, Visibility]],
) -> Plan:
    return Plan(
        facts={
            "channel": context.case.channel,
            "complainant": nobody.digest,
            "subject": text_digest(nobody.salt, ""),
            "procedure": context.case.procedure_id,
            "secret": context.case.secret_hash,
            "box": str(context.case.box_id),
        },
        sets={
            "channel": context.case.channel,
            "status": Status.OPEN,
            **NOWHERE,
            "received_at": context.case.received_at,
            "legal_at": context.calendar.legal_start(context.case.received_at),
            "registered_at": context.at,
            "recorded_by_id": context.actor.officer_id,
        },
        words=[Words(name, text, Visibility.CITIZEN) for name, text in words.items()],
        files=files,
        moves_to=context.case.step,
    )
