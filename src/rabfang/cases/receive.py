"""A new case enters the register: its number, its secret, its first event, in one transaction."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Annotated, Any

from django.db import IntegrityError, transaction
from django.utils.crypto import salted_hmac
from pydantic import AfterValidator, Field

from rabfang.agencies.calendar import calendar_of
from rabfang.agencies.models import Agency
from rabfang.cases.actors import Actor, Capacity
from rabfang.cases.confidential import hidden_pk
from rabfang.cases.facts import Line, NeededLine, NeededProse, WithFiles, read_facts
from rabfang.cases.models import Case, Complainant, Event, Status, Visibility
from rabfang.cases.moves import Changes
from rabfang.cases.people import complainant_digest
from rabfang.cases.perform import event_for, finish, text_digest
from rabfang.cases.plan import Context, Plan, Words
from rabfang.cases.registers import next_number, register_year
from rabfang.cases.rules import Standing, first_step, require_group, step_of
from rabfang.cases.state import as_json, set_values, write_parts
from rabfang.core.clock import local_date, now
from rabfang.core.errors import Invalid, NotAllowed
from rabfang.core.tokens import hash_secret, new_secret, secret_from
from rabfang.documents.actions import erase
from rabfang.procedures.queries import current
from rabfang.procedures.schema import CITIZEN, Channel, Demand, May, Procedure
from rabfang.thai.areas import area
from rabfang.thai.text import clean

# A staff channel may enter what came some days ago (a mobile unit's forms), but not the distant past or the future.
OLDEST_RECEIPT = timedelta(days=366)
SECONDS_AHEAD = timedelta(minutes=2)
HOW_IT_CAME = ("letter_number", "letter_date", "sent_by", "envelope_number", "poster")


class ReceiveFacts(WithFiles):
    """The record form of S1-3: who, how to call back, what, where and when.

    `letter_number` and `letter_date` are those of the official letter by which a ministry or a governor sent it (S4-1);
    `sent_by` is that agency, which is to be told how it ended. `envelope_number` is what the post office wrote on a
    registered letter's envelope; `poster` the place of the poster that led here. `chat` is a conversation that can be
    answered ("line:3:U12ab"). `prefers` is how the person wishes to be told, and `discreet` whether such messages say
    no more than that there is news. `group` is one of the procedure's groups of complainants.
    """

    subject: Annotated[NeededLine, Field(max_length=200)]
    detail: NeededProse
    place: Line = ""
    subdistrict: str = ""
    latitude: Decimal | None = None
    longitude: Decimal | None = None
    occurred_on: date | None = None
    name: Annotated[str, AfterValidator(clean), Field(max_length=200)] = ""
    address: Annotated[str, AfterValidator(clean), Field(max_length=400)] = ""
    telephone: Annotated[str, Field(max_length=20)] = ""
    email: Annotated[str, Field(max_length=254)] = ""
    language: Annotated[str, Field(pattern="^(th|en)$")] = "th"
    letter_number: Line = ""
    letter_date: date | None = None
    sent_by: Line = ""
    envelope_number: Line = ""
    poster: Line = ""
    chat: Annotated[str, Field(max_length=200)] = ""
    prefers: Annotated[str, Field(pattern="^(|email|chat|telephone|post|none)$")] = ""
    discreet: bool = False
    group: str = ""


@dataclass(frozen=True)
class Received:
    """The new case, its event, and the secret, which exists only here: the register keeps its hash."""

    case: Case
    event: Event
    secret: str


def receive(
    agency: Agency,
    channel: str,
    *,
    by: Actor,
    at: datetime | None = None,
    received_at: datetime | None = None,
    submission: str | None = None,
    **facts: Any,
) -> Received:
    """Takes a matter into the agency's register.

    received_at: when it truly came: as an officer says, or as the office's own server noted; the moment itself when
    empty. A citizen's clock is never believed. The legal time is the next opening when it came after hours (S0-2,
    ETA s.23).
    submission: an unguessable token of the form being sent. Sending the same form again, after a lost answer, gives
    the same case and the same secret.

    Raises NotAllowed (this channel is not theirs to record) or Invalid by field.
    """
    at = at or now()
    secret = new_secret() if submission is None else secret_of(submission)
    mark = None if submission is None else mark_of(agency, submission)
    came = _came(received_at, at)
    given = read_facts(ReceiveFacts, facts)
    _check_place(given)
    if given.letter_date and given.letter_date > local_date(at):
        raise Invalid("letter-in-the-future", field="letter_date")
    try:
        with transaction.atomic():
            context = begun(agency, channel, by, at, secret_hash=hash_secret(secret), submission=mark)
            context.case.subject, context.case.received_at = given.subject, came
            complainant = _complainant(given)
            return stored(context, _plan(context, given, complainant), complainant, secret)
    except IntegrityError:
        again = mark and received_before(mark, secret)
        if not again:
            raise
        for file in given.files:
            erase(file)
        return again


def received_by(agency: Agency, submission: str) -> Received | None:
    """What that submission brought before, with its secret; None when it brought nothing yet."""
    return received_before(mark_of(agency, submission), secret_of(submission))


def secret_of(submission: str) -> str:
    """The secret that belongs to one submission; only this installation can derive it."""
    return secret_from(salted_hmac("rabfang.receipt", submission, algorithm="sha256").digest())


def mark_of(agency: Agency, submission: str) -> str:
    """By what the register knows the same form again."""
    return hash_secret(f"submission:{agency.pk}:{submission}")


def begun(agency: Agency, channel: str, by: Actor, at: datetime, **columns: Any) -> Context:
    """The new case, not yet stored, with what decides how it begins."""
    version, procedure = current(agency)
    chosen, capacity = _permit(procedure, agency, channel, by)
    step = first_step(procedure)
    return Context(
        case=Case(
            agency=agency, procedure=version, step=step, channel=chosen.key, recorded_by_id=by.officer_id, **columns
        ),
        agency=agency,
        procedure=procedure,
        calendar=calendar_of(agency),
        standing=Standing(0, agency.pk, Status.OPEN, step, by.officer_id),
        rule=step_of(procedure, step),
        capacity=capacity,
        actor=by,
        action="receive",
        at=at,
    )


def received_before(mark: str, secret: str) -> Received | None:
    """The case that the same form brought before. Asked only after the register refused to hold it twice."""
    case = Case.objects.select_related("agency").filter(submission=mark).first()
    return Received(case, case.events.get(seq=1), secret) if case else None


def _came(received_at: datetime | None, at: datetime) -> datetime:
    if received_at is None:
        return at
    if received_at > at + SECONDS_AHEAD:
        raise Invalid("in-the-future", field="received_at")
    if received_at < at - OLDEST_RECEIPT:
        raise Invalid("too-long-ago", field="received_at")
    return min(received_at, at)


def _check_place(given: ReceiveFacts) -> None:
    if given.subdistrict:
        try:
            area(given.subdistrict)
        except LookupError as error:
            raise Invalid("no-such-place", field="subdistrict") from error
    if (given.latitude is None) != (given.longitude is None):
        raise Invalid("point-incomplete", field="latitude")
    for value, field, low, high in (
        (given.latitude, "latitude", 5, 21),
        (given.longitude, "longitude", 97, 106),
    ):
        if value is not None and not (value.is_finite() and low <= value <= high):
            raise Invalid("point-outside-thailand", field=field)


def _permit(procedure: Procedure, agency: Agency, key: str, by: Actor) -> tuple[Channel, Capacity]:
    channel = procedure.channels.get(key)
    if channel is None:
        raise Invalid("no-such-channel", field="channel")
    if by.kind == CITIZEN and channel.by_citizens:
        return channel, Capacity(CITIZEN)
    for held in by.holdings:
        role = procedure.roles.get(held.role)
        if held.agency_id == agency.pk and role and May.RECORD in role.may and held.role in channel.recorded_by:
            return channel, Capacity(held.role, held.unit_id, held.for_officer_id)
    raise NotAllowed("channel-not-yours")


def _complainant(given: ReceiveFacts) -> Complainant:
    person = Complainant(
        name=given.name,
        address=given.address,
        telephone=given.telephone,
        email=given.email,
        language=given.language,
        chat=given.chat,
        prefers=given.prefers,
        discreet=given.discreet,
        salt=secrets.token_hex(16),
    )
    person.digest = complainant_digest(person)
    return person


def _plan(context: Context, given: ReceiveFacts, complainant: Complainant) -> Plan:
    point = [given.latitude, given.longitude]
    require_group(context.procedure, given.group)
    return Plan(
        facts={
            "channel": context.case.channel,
            "complainant": complainant.digest,
            "subject": text_digest(complainant.salt, given.subject),
            "occurred_on": given.occurred_on,
            "procedure": context.case.procedure_id,
            "secret": context.case.secret_hash,
            **_how_it_came(given),
        },
        sets={
            "channel": context.case.channel,
            "status": Status.OPEN,
            "place": given.place,
            "subdistrict": given.subdistrict,
            "group": given.group,
            "latitude": None if point[0] is None else str(point[0].quantize(Decimal("0.000001"))),
            "longitude": None if point[1] is None else str(point[1].quantize(Decimal("0.000001"))),
            "received_at": context.case.received_at,
            "legal_at": context.calendar.legal_start(context.case.received_at),
            "registered_at": context.at,
            "recorded_by_id": context.actor.officer_id,
        },
        words=[Words("detail", given.detail, Visibility.CITIZEN)],
        files=[(file, Visibility.CITIZEN) for file in given.files],
        moves_to=context.case.step,
        tell=["acknowledgement"],
    )


def _how_it_came(given: ReceiveFacts) -> dict[str, Any]:
    """The letter's number and date, its envelope's, who sent it; the poster: what there was of them."""
    said = {name: getattr(given, name) for name in HOW_IT_CAME}
    return {name: value for name, value in said.items() if value}


def stored(context: Context, plan: Plan, complainant: Complainant, secret: str) -> Received:
    """Writes the new case with its number, in the caller's transaction."""
    case, agency = context.case, context.agency
    changes = Changes(context, plan)
    promised = [row for row in context.procedure.standard if row.promised and row.counted_from == "received"]
    if promised:
        changes.start_standard(promised[0])
    effects = as_json(_whole(case, changes.effects()))
    case.year = register_year(agency, local_date(context.at))
    case.number = next_number(agency, case.year)
    event, texts = event_for(context, plan, effects, seq=1, previous="")
    set_values(case, effects["case"])
    case.version, case.head = 1, event.hash
    case.pk = hidden_pk(case)
    case.save(force_insert=True)
    complainant.case = case
    complainant.save(force_insert=True)
    write_parts(case, effects)
    finish(context, plan, event, texts)
    return Received(case, event, secret)


def _whole(case: Case, effects: dict[str, Any]) -> dict[str, Any]:
    """The first event says every column, so that the fold of a case's events is the whole row."""
    from_new = {
        "kind": "",
        "category": "",
        "group": "",
        "urgency": case.urgency,
        "outcome": "",
        "rating": "",
        "rated_at": None,
        "review": "",
        "aside": "",
        "asked_at": None,
        "unread_at": None,
        "paused_until": None,
        "closed_at": None,
        "merged_into_id": None,
        "escalated": 0,
        "due_at": None,
        "promised_at": None,
    }
    for demand in Demand:
        from_new |= {f"needs_{demand}": False, f"{demand}_at": None}
    return effects | {"case": from_new | effects["case"]}
