"""A document as the lines that stand on the paper: labels, numbers and dates written out.

PDF and DOCX print the same facts, so they cannot say different things. `Writer` decides what a line of text becomes.
"""

from collections.abc import Callable
from functools import singledispatchmethod
from typing import Any

from rabfang.letters.paper import content
from rabfang.letters.paper.wording import Wording

Facts = dict[str, Any]
Headed = (
    content.Editable
    | content.RegisterBook
    | content.SevenSteps
    | content.Chronology
    | content.ChartSheet
    | content.Poster
)

STATEMENT = "เจ้าหน้าที่ได้อ่านบันทึกนี้ให้ผู้ร้องเรียนฟังแล้ว ผู้ร้องเรียนยืนยันว่าถูกต้องตรงตามที่ได้แจ้งไว้ จึงลงลายมือชื่อไว้เป็นหลักฐานต่อหน้าเจ้าหน้าที่"
DOTS = "........"  # room for a pen inside a line
COLUMNS = (
    "เลขรับ",
    "วันที่รับ",
    "จาก/ผู้ร้อง",
    "ช่องทาง",
    "เรื่อง",
    "หน่วยที่ได้รับมอบหมาย",
    "กำหนด",
    "การปฏิบัติ/ผล",
    "วันที่ยุติ",
)
STEP_COLUMNS = ("ลำดับ", "ขั้นตอน", "วันที่", "การดำเนินการ", "หลักฐาน")
CHART_COLUMNS = ("ผู้รับผิดชอบ", "กระบวนการ/ขั้นตอน", "กำหนดแล้วเสร็จ")


class Writer:
    """Gives the facts of a document.

    `line` and, in the columns of a table, `column` or the narrow `cell` turn a line into what the printer takes;
    `split` cuts a text into lines.
    """

    def __init__(
        self,
        line: Callable[[str], Any],
        split: Callable[[str], list[str]],
        *,
        thai_digits: bool,
        cell: Callable[[str], Any] | None = None,
        column: Callable[[str], Any] | None = None,
    ) -> None:
        self.line = line
        self.cell = cell or line
        self.column = column or line
        self.split = split
        self.say = Wording(thai_digits=thai_digits)

    @singledispatchmethod
    def facts(self, document: content.Document) -> Facts:
        """Everything on the paper, by the names the markup knows."""
        raise TypeError(f"{type(document).__name__} is no document")

    @facts.register
    def _memo(self, memo: content.Memo) -> Facts:
        office = memo.office.name if memo.office.name not in memo.unit else ""
        unit = " ".join(filter(None, (memo.unit, office, self._telephone(memo.telephone))))
        return {
            **self._common(memo, "บันทึกข้อความ", memo.subject),
            "unit": self._row("ส่วนราชการ", (unit,)),
            "number": self._row("ที่", (self.say.number(memo.number),)),
            "dated": self._row("วันที่", (self.say.day(memo.dated),)),
            "subject": self._row("เรื่อง", (memo.subject,)),
            "rows": self._rows(
                (memo.salutation, (memo.addressee,)),
                ("อ้างถึง", memo.references),
                ("สิ่งที่ส่งมาด้วย", memo.enclosures),
            ),
            "paragraphs": self._paragraphs(memo.paragraphs),
            "signer": self._signer(memo.signer),
        }

    @facts.register
    def _letter(self, letter: content.OfficialLetter) -> Facts:
        telephone = self._telephone(letter.telephone or letter.office.telephone)
        email = f"ไปรษณีย์อิเล็กทรอนิกส์ {letter.office.email}" if letter.office.email else ""
        return {
            **self._common(letter, "หนังสือภายนอก", letter.subject),
            "number": self._row("ที่", (self.say.number(letter.number),)),
            "address": self._lines(letter.office.name, *map(self.say.number, letter.office.address_lines)),
            "dated": self.line(self.say.day(letter.dated)),
            "rows": self._rows(
                ("เรื่อง", (letter.subject,)),
                (letter.salutation, (letter.addressee,)),
                ("อ้างถึง", letter.references),
                ("สิ่งที่ส่งมาด้วย", letter.enclosures),
            ),
            "paragraphs": self._paragraphs(letter.paragraphs),
            "closing": self.line(letter.closing),
            "signer": self._signer(letter.signer),
            "foot": self._lines(letter.unit, telephone, email),
            "copies": self._rows(("สำเนาส่ง", letter.copies_to)),
        }

    @facts.register
    def _order(self, order: content.OrderDocument) -> Facts:
        day = self.say.day_of_order(order.dated)
        number = f"{order.number or DOTS}/{order.year or DOTS}"
        return {
            **self._common(order, "คำสั่ง", order.subject),
            "heading": self._lines(f"คำสั่ง{order.office.name}", f"ที่ {self.say.number(number)}"),
            "subject": self._row("เรื่อง", (order.subject,)),
            "paragraphs": self._paragraphs(order.paragraphs),
            "appointed": [self._appointed(place, person) for place, person in enumerate(order.appointed, start=1)],
            "closing_paragraphs": self._paragraphs(order.closing_paragraphs),
            "dated": self._row("สั่ง ณ วันที่", (day or DOTS * 3,)),
            "signer": self._signer(order.signer),
        }

    @facts.register
    def _oral(self, oral: content.OralReceipt) -> Facts:
        return {
            **self._common(oral, "บันทึกการรับเรื่องร้องเรียนด้วยวาจา", oral.subject),
            "received": [
                self._row("เลขรับ", (self.say.number(oral.number),)),
                self._row("วันที่", (self.say.day(self.say.bangkok_day(oral.received_at)),)),
                self._row("เวลา", (self.say.time(oral.received_at),)),
            ],
            "rows": [
                self._row("ผู้ร้องเรียน", (oral.complainant,)),
                self._row("เลขประจำตัวประชาชน", (self.say.number(oral.identity_number),)),
                self._row("ที่อยู่", (oral.address,)),
                self._row("โทรศัพท์", (self.say.number(oral.telephone),)),
                self._row("เรื่อง", (oral.subject,)),
            ],
            "detail": self._row("รายละเอียด", ()),
            "paragraphs": self._paragraphs(oral.paragraphs),
            "wish": self._row("ความประสงค์ของผู้ร้องเรียน", (oral.wish,)),
            "statement": self.line(STATEMENT),
            "signatures": [
                self._signature("ผู้ร้องเรียน", oral.complainant),
                self._signature("ผู้บันทึก", oral.officer, oral.officer_position),
                self._signature("พยาน", oral.witness),
            ],
        }

    @facts.register
    def _stamp(self, stamp: content.ReceiveStamp) -> Facts:
        return {"kind": type(stamp).__name__, "title": "ตรารับ", "secrecy": [], **self._stamped(stamp)}

    @facts.register
    def _book(self, book: content.RegisterBook) -> Facts:
        first, last = self.say.day(book.first), self.say.day(book.last)
        span = f"ประจำวันที่ {first}" if book.first == book.last else f"ตั้งแต่วันที่ {first} ถึงวันที่ {last}"
        return {
            **self._common(book, "ทะเบียนรับเรื่องร้องเรียน", span),
            "heading": self._lines("ทะเบียนรับเรื่องร้องเรียน", book.office.name, span),
            "columns": self._lines(*COLUMNS),
            "entries": [[self.cell(text) for text in self._cells(entry)] for entry in book.entries],
            "nothing": self.line("ไม่มีเรื่องที่รับไว้ในช่วงเวลานี้"),
            "total": self.line(f"รวม {self.say.number(len(book.entries))} เรื่อง"),
        }

    @facts.register
    def _seven(self, seven: content.SevenSteps) -> Facts:
        return {
            **self._common(seven, "รายละเอียดขั้นตอนการจัดการเรื่อง", seven.subject),
            "rows": self._rows(
                ("เลขรับ", (self.say.number(seven.number),)),
                ("เรื่อง", (seven.subject,)),
                ("ข้อมูล ณ วันที่", (self.say.day(seven.dated),)),
            ),
            "columns": self._lines(*STEP_COLUMNS),
            "steps": [self._step(number, step) for number, step in enumerate(seven.steps, start=1)],
            "captions": [self._caption(number, plate) for number, plate in enumerate(seven.plates, start=1)],
        }

    def _step(self, number: int, step: content.DatedStep) -> Facts:
        return {
            "number": self.line(self.say.number(number)),
            "title": self.cell(step.title),
            "otherwise": self.cell(step.otherwise),
            "taken": [
                {
                    "day": self.cell(self.say.short_day(taken.day)),
                    "done": self.cell(self.say.number(taken.done)),
                    "more": [self.cell(text) for text in (taken.words, taken.by) if text],
                    "evidence": [self.cell(text) for text in (*self._plates(taken.plates), *taken.papers)],
                }
                for taken in step.taken
            ],
        }

    def _plates(self, numbers: tuple[int, ...]) -> list[str]:
        return [f"ภาพที่ {', '.join(map(self.say.number, numbers))}"] if numbers else []

    def _caption(self, number: int, plate: content.Plate) -> Any:
        place = self.say.number(f"ภาพที่ {number} ขั้นตอนที่ {plate.step}")
        return self.line(f"{place} {plate.caption} ({self.say.day(plate.day)})")

    @facts.register
    def _chronology(self, paper: content.Chronology) -> Facts:
        return {
            **self._common(paper, "ลำดับเหตุการณ์ของเรื่อง", paper.number),
            "rows": self._rows(
                ("เลขรับ", (self.say.number(paper.number),)),
                ("ถึง", (paper.addressee,)),
                ("ข้อมูล ณ วันที่", (self.say.day(paper.dated),)),
            ),
            "events": [
                {
                    "when": self.line(f"{self.say.day(self.say.bangkok_day(one.at))} {self.say.time(one.at)}"),
                    "what": self.line(one.what),
                    "by": self.line(one.by),
                    "words": [{"label": self.line(label), "lines": self._lines(said)} for label, said in one.words],
                    "files": self._lines(*one.files),
                }
                for one in paper.events
            ],
        }

    @facts.register
    def _chart(self, chart: content.ChartSheet) -> Facts:
        version = f"ฉบับที่ {chart.version} ประกาศใช้วันที่ {self.say.day(chart.dated)}"
        return {
            **self._common(chart, "ผังขั้นตอนและกำหนดเวลา", chart.name),
            "heading": self._lines(self.say.number(chart.name), chart.office.name, self.say.number(version)),
            "columns": self._lines(*CHART_COLUMNS),
            "parts": [
                {
                    "title": self.line(self.say.number(part.title)),
                    "about": self.line(self.say.number(part.about)),
                    "boxes": [self._box(box) for box in part.boxes],
                }
                for part in chart.parts
            ],
        }

    @facts.register
    def _poster(self, poster: content.Poster) -> Facts:
        return {
            **self._common(poster, "ป้ายรับฟังความคิดเห็น", poster.office.name),
            "card": poster.card,
            "english": self.line(poster.office_english),
            "heading": self.line(poster.heading),
            "heading_english": self.line(poster.heading_english),
            "address": self.line(poster.address),
            "steps": [
                {
                    "number": self.line(self.say.number(number)),
                    "thai": self.line(self.say.number(step.thai)),
                    "english": self.line(step.english),
                }
                for number, step in enumerate(poster.steps, start=1)
            ],
            "telephone": self.line(self._telephone(poster.office.telephone)),
            "place": self.line(poster.place),
        }

    def _box(self, box: content.ChartBox) -> Facts:
        """All digits follow the switch: a note says "to step 3" of the step whose number stands in the badge."""
        return {
            "number": self.line(self.say.number(box.number) if box.number is not None else ""),
            "who": self.column(self.say.number(box.who)),
            "what": self.column(self.say.number(box.what)),
            "when": self.column(self.say.number(box.when)),
            "notes": [self.column(self.say.number(note)) for note in box.notes],
            "leads_on": box.leads_on,
        }

    def _cells(self, entry: content.RegisterEntry) -> tuple[str, ...]:
        return (
            self.say.number(entry.number),
            self.say.short_day(entry.received),
            entry.sender,
            self._came(entry),
            entry.subject,
            entry.unit,
            self.say.short_day(entry.due),
            entry.outcome,
            self.say.short_day(entry.closed),
        )

    def _came(self, entry: content.RegisterEntry) -> str:
        """By which channel, and by which letter where it was one."""
        number = f"ที่ {self.say.number(entry.letter_number)}" if entry.letter_number else ""
        dated = f"ลงวันที่ {self.say.short_day(entry.letter_date)}" if entry.letter_date else ""
        return " ".join(filter(None, (entry.channel, number, dated)))

    def _common(self, document: Headed, kind: str, subject: str) -> Facts:
        stamp = getattr(document, "stamp", None)
        return {
            "kind": type(document).__name__,
            "name": self.line(kind),
            "title": f"{kind} {subject}",
            "office": self.line(document.office.name),
            "urgency": self.line(document.marks.urgency),
            "secrecy": self.line(document.marks.secrecy),
            "stamp": self._stamped(stamp) if stamp else None,
        }

    def _stamped(self, stamp: content.ReceiveStamp) -> Facts:
        say = Wording(thai_digits=stamp.thai_digits)
        return {
            "stamp_office": self.line(stamp.office),
            "stamp_rows": [
                self._row("เลขรับ", (say.number(stamp.number),)),
                self._row("วันที่", (say.day(say.bangkok_day(stamp.received_at)),)),
                self._row("เวลา", (say.time(stamp.received_at),)),
            ],
        }

    def _appointed(self, place: int, person: content.Appointed) -> Facts:
        return {
            "order": self.line(f"{self.say.number(place)}."),
            "name": self.cell(person.name),
            "position": self.cell(person.position),
            "place": self.cell(person.place),
            "duties": self._lines(*self.say.numbered_below(place, person.duties)),
        }

    def _signer(self, signer: content.Signer) -> Facts:
        return {
            "name": self._bracketed(signer.name),
            "lines": self._lines(signer.position, signer.acting_for),
        }

    def _signature(self, role: str, name: str, position: str = "") -> Facts:
        return {
            "label": self.line("ลงชื่อ"),
            "role": self.line(role),
            "name": self._bracketed(name),
            "position": self._lines(position),
        }

    def _bracketed(self, name: str) -> Any:
        return self.line(f"({name})" if name else "")

    def _telephone(self, telephone: str) -> str:
        return f"โทร. {self.say.number(telephone)}" if telephone else ""

    def _rows(self, *rows: tuple[str, tuple[str, ...]]) -> list[Facts]:
        """The rows that say something."""
        return [self._row(label, items) for label, items in rows if any(items)]

    def _row(self, label: str, items: tuple[str, ...]) -> Facts:
        return {"label": self.line(label), "lines": self._lines(*self.say.numbered(tuple(filter(None, items))))}

    def _lines(self, *items: str) -> list[Any]:
        return [self.line(line) for item in items for line in self.split(item)]

    def _paragraphs(self, paragraphs: tuple[str, ...]) -> list[Any]:
        return self._lines(*paragraphs)
