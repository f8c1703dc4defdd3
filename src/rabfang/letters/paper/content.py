"""What each kind of official document holds (rules of the Prime Minister's Office on correspondence 2526 and later).

All words are final Thai. What is a number or a date stands as a plain value; the printer writes it, in Thai digits
unless `thai_digits` is off, and leaves the digits inside sentences as they are. A number or date that is not yet known
is empty and leaves room for a pen.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Urgency = Literal["", "ด่วน", "ด่วนมาก", "ด่วนที่สุด"]
Secrecy = Literal["", "ลับ", "ลับมาก", "ลับที่สุด"]


@dataclass(frozen=True)
class Office:
    """Who the document comes from; the emblem is a PNG, JPEG or SVG picture."""

    name: str
    address_lines: tuple[str, ...] = ()
    telephone: str = ""
    email: str = ""
    emblem: bytes | None = None


@dataclass(frozen=True)
class Signer:
    """Who signs; `acting_for` is the whole line below the position, e.g. "ปฏิบัติราชการแทน ผู้ว่าราชการจังหวัด"."""

    name: str
    position: str
    acting_for: str = ""


@dataclass(frozen=True)
class Marks:
    """Urgency stands beside the emblem, secrecy at the top and the bottom of every page."""

    urgency: Urgency = ""
    secrecy: Secrecy = ""


@dataclass(frozen=True)
class ReceiveStamp:
    """The block that says when an office took a document in; printed alone it is a label of its own size."""

    office: str
    number: str
    received_at: datetime
    thai_digits: bool = True


@dataclass(frozen=True)
class Memo:
    """บันทึกข้อความ: `unit`, the office and the telephone are the line ส่วนราชการ."""

    office: Office
    unit: str
    number: str
    dated: date | None
    subject: str
    addressee: str
    paragraphs: tuple[str, ...]
    signer: Signer
    salutation: str = "เรียน"
    telephone: str = ""
    references: tuple[str, ...] = ()
    enclosures: tuple[str, ...] = ()
    marks: Marks = Marks()
    stamp: ReceiveStamp | None = None
    thai_digits: bool = True


@dataclass(frozen=True)
class OfficialLetter:
    """หนังสือภายนอก: replies, acknowledgements, letters to units and agencies, chase letters, reports."""

    office: Office
    number: str
    dated: date | None
    subject: str
    addressee: str
    paragraphs: tuple[str, ...]
    signer: Signer
    salutation: str = "เรียน"
    closing: str = "ขอแสดงความนับถือ"
    unit: str = ""
    telephone: str = ""
    references: tuple[str, ...] = ()
    enclosures: tuple[str, ...] = ()
    copies_to: tuple[str, ...] = ()
    marks: Marks = Marks()
    stamp: ReceiveStamp | None = None
    thai_digits: bool = True


@dataclass(frozen=True)
class Appointed:
    """A person named in an order, with the place given and what is to be done."""

    name: str
    position: str
    place: str
    duties: tuple[str, ...] = ()


@dataclass(frozen=True)
class OrderDocument:
    """คำสั่ง: `number` and the B.E. `year` make the line ที่; `closing_paragraphs` follow the people."""

    office: Office
    number: str
    year: int
    subject: str
    paragraphs: tuple[str, ...]
    dated: date | None
    signer: Signer
    appointed: tuple[Appointed, ...] = ()
    closing_paragraphs: tuple[str, ...] = ()
    marks: Marks = Marks()
    thai_digits: bool = True


@dataclass(frozen=True)
class OralReceipt:
    """บันทึกการรับเรื่องร้องเรียนด้วยวาจา: what a person said, written down and signed. Empty fields leave a dotted line."""

    office: Office
    number: str
    received_at: datetime
    complainant: str
    subject: str
    paragraphs: tuple[str, ...]
    officer: str
    officer_position: str = ""
    identity_number: str = ""
    address: str = ""
    telephone: str = ""
    wish: str = ""
    witness: str = ""
    marks: Marks = Marks()
    stamp: ReceiveStamp | None = None
    thai_digits: bool = True


@dataclass(frozen=True)
class RegisterEntry:
    """One line of the register; `letter_number` and `letter_date` are those of the letter by which it came."""

    number: str
    received: date
    sender: str
    channel: str
    subject: str
    letter_number: str = ""
    letter_date: date | None = None
    unit: str = ""
    due: date | None = None
    outcome: str = ""
    closed: date | None = None


@dataclass(frozen=True)
class RegisterBook:
    """ทะเบียนรับเรื่องร้องเรียน of a period, both days included."""

    office: Office
    first: date
    last: date
    entries: tuple[RegisterEntry, ...] = ()
    marks: Marks = Marks()
    thai_digits: bool = True


@dataclass(frozen=True)
class StepTaken:
    """One time a step was done: what, by whom, the gist of what was said, the names of its papers, its plates."""

    day: date
    done: str
    by: str = ""
    words: str = ""
    papers: tuple[str, ...] = ()
    plates: tuple[int, ...] = ()  # their numbers, from 1


@dataclass(frozen=True)
class DatedStep:
    """One of the steps; `otherwise` stands in the table while it was never taken."""

    title: str
    taken: tuple[StepTaken, ...] = ()
    otherwise: str = ""


@dataclass(frozen=True)
class Plate:
    """A photograph with what it shows and the step it belongs to; a PNG or JPEG picture."""

    picture: bytes
    step: int
    caption: str
    day: date


@dataclass(frozen=True)
class SevenSteps:
    """How one case was handled, step by step with dates and evidence, the photographs after the table."""

    office: Office
    number: str
    subject: str
    dated: date
    steps: tuple[DatedStep, ...]
    plates: tuple[Plate, ...] = ()
    marks: Marks = Marks()
    thai_digits: bool = True


@dataclass(frozen=True)
class Happened:
    """One event: when, what, by whom; what was said, each under its label; names of the files that came with it."""

    at: datetime
    what: str
    by: str = ""
    words: tuple[tuple[str, str], ...] = ()
    files: tuple[str, ...] = ()


@dataclass(frozen=True)
class Chronology:
    """Everything that happened in one case and was said, in order of time."""

    office: Office
    number: str
    dated: date
    events: tuple[Happened, ...]
    addressee: str = ""
    marks: Marks = Marks()
    thai_digits: bool = True


@dataclass(frozen=True)
class ChartBox:
    """What is done, between who is responsible and by when; `leads_on` draws the arrow to the next box."""

    number: int | None
    who: str
    what: str
    when: str
    notes: tuple[str, ...] = ()
    leads_on: bool = False


@dataclass(frozen=True)
class ChartPart:
    """The channels, one path, or the reports."""

    title: str
    boxes: tuple[ChartBox, ...]
    about: str = ""


@dataclass(frozen=True)
class ChartSheet:
    """ผังขั้นตอน of one version of an office's procedure, in three columns (S0-6)."""

    office: Office
    name: str
    version: int
    dated: date
    parts: tuple[ChartPart, ...]
    marks: Marks = Marks()
    thai_digits: bool = True


@dataclass(frozen=True)
class PosterStep:
    """One thing a reader does or may expect, in both languages."""

    thai: str
    english: str


@dataclass(frozen=True)
class Poster:
    """A sheet for a wall (A4), or a card of a quarter of it (A6): how to be heard here, and a QR code that leads there.

    `qr` is an SVG or PNG picture; `address` the same way in letters, for those who type it. `place` is where it hangs.
    """

    office: Office
    office_english: str
    heading: str
    heading_english: str
    qr: bytes
    address: str
    steps: tuple[PosterStep, ...]
    place: str = ""
    card: bool = False
    marks: Marks = Marks()
    thai_digits: bool = False


Editable = Memo | OfficialLetter | OrderDocument | OralReceipt
Document = Editable | ReceiveStamp | RegisterBook | SevenSteps | Chronology | ChartSheet | Poster
