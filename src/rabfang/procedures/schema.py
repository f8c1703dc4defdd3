"""What a procedure file may say.

The models here give the shape; `checks/` what the shape cannot express (reachable steps, known roles ...).
Names of roles, channels, kinds, paths and steps are the office's own: nothing in code may name one.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any

from django.utils.translation import get_language
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, StrictBool

from rabfang.thai.deadlines import Bound
from rabfang.thai.periods import Period, parse_period

INTAKE = "intake"  # the path every case begins on
CITIZEN = "citizen"  # who may act without an account, through the case's number and secret
CLOCK = "clock"  # the system itself, when a time has come
PARTNER = "partner"  # another agency that has a part of the case
TO_KIND = "kind"  # an outcome's target: the first step of the path of the case's kind

Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,59}$")]
Source = Annotated[str, Field(min_length=1, max_length=60)]  # the line of the document, or the law


def _period(value: object) -> Period:
    """A period from its text; a file writes it in no other form."""
    if isinstance(value, Period):
        return value
    if isinstance(value, str):
        return parse_period(value)
    raise ValueError("a period is a text")


PeriodText = Annotated[Period, BeforeValidator(_period), PlainSerializer(str)]


def _several(value: object) -> object:
    """One text is a list of one."""
    return (value,) if isinstance(value, str) else value


Verbs = Annotated[tuple[str, ...], BeforeValidator(_several), Field(min_length=1)]


class Part(BaseModel):
    """Base of every part of a procedure: frozen, and a key it does not know is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class Words(Part):
    """A text in both languages; renders in the reader's."""

    th: Annotated[str, Field(min_length=1)]
    en: Annotated[str, Field(min_length=1)]

    def __str__(self) -> str:
        return self.text(get_language())

    def text(self, language: str | None) -> str:
        """The text in one language; Thai unless English is asked for."""
        return self.en if language == "en" else self.th


class Sees(StrEnum):
    """Which cases of the agency a role sees."""

    AGENCY = "agency"  # all
    UNIT = "unit"  # those assigned to the unit of the holding, and those recorded by the officer
    OWN = "own"  # those recorded by the officer
    NONE = "none"


class May(StrEnum):
    """What a role may do besides cases' own verbs."""

    RECORD = "record"  # enter a case from a staff channel
    ADMINISTER = "administer"  # change units, officers, holidays, channels and procedures
    ISSUE = "issue"  # number, sign and send letters
    PROTECT = "protect"  # answer for personal data: requests, retention, breaches (PDPA s.41)
    DESTROY = "destroy"  # approve that what another proposed is destroyed
    HANDLE = "handle"  # open the confidential cases of a confidential desk
    IDENTIFY = "identify"  # keep the identities of who reported there, and open one for a reason
    AUDIT = "audit"  # search the record of what was done and looked at


class Role(Part):
    """A role of the office, held by officers."""

    key: Key
    title: Words
    sees: Sees
    may: tuple[May, ...] = ()


class Demand(StrEnum):
    """What a case of a kind must hold before it can close."""

    FINDINGS = "findings"
    REPLY = "reply"
    COPY = "copy"  # the reply's copy sent to the responsible officer (S0-4)
    USE = "use"  # what the need or suggestion was used for (S0-4)
    NOTICE = "notice"  # the report to where the case came from: a ministry, the governor (S4-5)


class Medium(StrEnum):
    """By what means matters come through a channel; decides how they are taken in."""

    WEB = "web"  # the public form
    EMAIL = "email"
    LINE = "line"
    MESSENGER = "messenger"
    TELEPHONE = "telephone"
    COUNTER = "counter"  # in person
    PAPER = "paper"  # letters, a PO box, fax, an opinion box
    OFFICIAL = "official"  # an official letter or a file of another agency
    OCCASION = "occasion"  # a meeting, a visit, a questionnaire: one of them brings many matters


BY_ITSELF = (Medium.EMAIL, Medium.LINE, Medium.MESSENGER)  # what comes is taken in without an officer


class Channel(Part):
    """A way in: how often it is looked at, who records, how soon a case from it is taken up (S0-1, S1-2)."""

    key: Key
    title: Words
    medium: Medium = Medium.COUNTER
    check: Words
    watch: PeriodText | None = None  # it is looked at once in each such period, also when nothing came (S4-9)
    watched_by: tuple[Key, ...] = ()  # roles whose duty that is; those that record when empty
    take_up: PeriodText
    recorder: Words
    recorded_by: tuple[Key, ...]
    public: StrictBool = False  # citizens submit through its public form themselves
    many: StrictBool = False  # one occasion (a meeting, a visit) yields many cases
    outcome: str | None = None  # outcome of the recording step for this channel, when not the first one
    demands: tuple[Demand, ...] = ()  # what its cases must hold before they close, besides what their kinds demand
    source: Source

    @property
    def by_citizens(self) -> bool:
        """Whether a matter comes in by the hand of its complainant, without an officer."""
        return self.public or self.medium in BY_ITSELF

    @property
    def watchers(self) -> tuple[Key, ...]:
        """The roles that answer for its watch: those named for it, else those that record."""
        return self.watched_by or self.recorded_by


class Category(Part):
    """A subject within a kind, for figures and for choosing the unit."""

    key: Key
    title: Words
    unit: Key | None = None  # the unit that usually acts, offered first


class Group(Part):
    """A group of complainants, for figures (S4-8): who they are to the office, never who they are."""

    key: Key
    title: Words


class Kind(Part):
    """What sort of matter a case is; decides its path and what closing demands."""

    key: Key
    title: Words
    meaning: Words
    path: Key
    demands: tuple[Demand, ...] = ()
    corruption: StrictBool = False  # counted in the public statistics of corruption and misconduct
    categories: tuple[Category, ...] = ()
    source: Source


class Step(Part):
    """One step of a path: who does what, by when, and where each outcome leads."""

    key: Key
    action: str
    by: tuple[Key, ...]
    title: Words
    who: Words | None = None  # how the chart names the responsible, when not the role's title
    state: Words  # what the citizen is told while the case waits here
    within: PeriodText | None = None
    within_channel: StrictBool = False  # the period is the channel's take_up
    counted_from: str | None = None  # an event ("received", "ordered" ...); entering the step when empty
    bound: Bound = Bound.OFFICE
    document: Key | None = None
    outcomes: Mapping[str, str] = Field(default_factory=dict)  # outcome -> step, "path.step", or "kind"
    outcome_titles: Mapping[str, Words] = Field(default_factory=dict)
    returns: Key | None = None  # step to which `return_for_more` sends an incomplete report back
    source: Source


class Path(Part):
    """The steps that cases of some kinds go through, in order."""

    title: Words
    step: tuple[Step, ...]
    again: Key | None = None  # step to which an objection or a reopening returns

    def find(self, key: str) -> Step:
        """The step of that key; KeyError when there is none."""
        for step in self.step:
            if step.key == key:
                return step
        raise KeyError(key)


class Anytime(Part):
    """A verb outside the steps: who may do it, and in which statuses of the case."""

    action: str
    by: tuple[Key, ...]
    during: tuple[str, ...] = ("open",)
    within: PeriodText | None = None  # e.g. an objection must come within this time after closing
    bound: Bound = Bound.CITIZEN
    source: Source


class Standard(Part):
    """A time standard of the whole case, from one event until another (S1-8, S0-4)."""

    key: Key
    title: Words
    within: PeriodText
    counted_from: str = "received"
    until: Verbs  # the verb that meets it, or several of which any does
    kinds: tuple[Key, ...] = ()  # all kinds when empty
    bound: Bound = Bound.OFFICE
    promised: StrictBool = False  # the date shown to the citizen
    source: Source


class Escalation(Part):
    """Who is told when a step is overdue by at least `after` more."""

    after: PeriodText
    to: tuple[Key, ...]
    source: Source


class Reminder(Part):
    """How long before a step is due those who may do it are reminded (C-5)."""

    before: PeriodText
    source: Source


class ReportForm(StrEnum):
    """What a report is made of."""

    SUMMARY = "summary"  # what came, was done and is late over a week, a month, half a year
    OPEN_MATTERS = "open-matters"  # what is still open, and how it was followed up (S0-5)
    ANALYSIS = "analysis"  # a fiscal year beside the two before it, with findings (S1-9, S4-8)


class Report(Part):
    """A report the office owes: of what, how often, by when after the period, who makes and signs it, to whom.

    Without `within` it is due when `every` says, or on the first working day after its period.
    """

    key: Key
    title: Words
    form: ReportForm = ReportForm.SUMMARY
    every: PeriodText
    within: PeriodText | None = None
    by: Key
    signed_by: Key | None = None  # a role; the one that makes it when empty
    to: Key
    source: Source


class Procedure(Part):
    """One office's whole procedure."""

    key: Key
    title: Words
    source: Source
    role: tuple[Role, ...]
    channel: tuple[Channel, ...]
    kind: tuple[Kind, ...]
    group: tuple[Group, ...] = ()
    path: Mapping[str, Path]
    anytime: tuple[Anytime, ...] = ()
    standard: tuple[Standard, ...] = ()
    escalation: tuple[Escalation, ...] = ()
    reminder: Reminder | None = None
    report: tuple[Report, ...] = ()

    @cached_property
    def roles(self) -> Mapping[str, Role]:
        """Roles by key."""
        return {role.key: role for role in self.role}

    @cached_property
    def channels(self) -> Mapping[str, Channel]:
        """Channels by key."""
        return {channel.key: channel for channel in self.channel}

    @cached_property
    def kinds(self) -> Mapping[str, Kind]:
        """Kinds by key."""
        return {kind.key: kind for kind in self.kind}

    @cached_property
    def groups(self) -> Mapping[str, Group]:
        """Groups of complainants by key."""
        return {group.key: group for group in self.group}

    @cached_property
    def anytimes(self) -> Mapping[str, Anytime]:
        """Verbs outside the steps, by verb."""
        return {rule.action: rule for rule in self.anytime}

    @cached_property
    def superiors(self) -> tuple[str, ...]:
        """The roles before which what is overdue comes last: they see every case and stand above those who act."""
        last = self.escalation[-1].to if self.escalation else ()
        return tuple(role for role in last if self.seen_by(role) == Sees.AGENCY)

    def step(self, path: str, key: str) -> Step:
        """One step; KeyError when the path or the step is unknown."""
        return self.path[path].find(key)

    def steps(self) -> Iterator[tuple[str, Step]]:
        """Every step with its path's key, intake first, in the file's order."""
        for key in sorted(self.path, key=lambda name: name != INTAKE):
            for step in self.path[key].step:
                yield key, step

    def seen_by(self, role: str) -> Sees:
        """Which cases the role sees; none for a role this procedure does not know."""
        return self.roles[role].sees if role in self.roles else Sees.NONE


def plain(procedure: Procedure) -> dict[str, Any]:
    """The procedure as plain data without what is left at its default, for comparing two versions."""
    return procedure.model_dump(mode="json", exclude_defaults=True)
