"""A report with every kind of block, of every difficult kind of words and figures; invented."""

from datetime import UTC, date, datetime
from typing import Any

from rabfang.procedures.schema import Words
from rabfang.reports.blocks import (
    Cell,
    Chart,
    Column,
    Content,
    Draws,
    Figure,
    Figures,
    Prose,
    Row,
    Series,
    Shows,
    Table,
    Where,
)

LONG = (
    "การให้บริการของเจ้าหน้าที่และการอำนวยความสะดวกแก่ประชาชนผู้มาติดต่อราชการ ณ ที่ว่าการอำเภอ",
    "เหตุเดือดร้อนรำคาญจากกลิ่นเหม็น เสียงดัง และฝุ่นละอองของโรงงาน",
    "ถนน ทางเท้า และท่อระบายน้ำชำรุด",
    "ที่ดิน",
    "อื่น ๆ",
)
MONTHS = ("ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.")
IN_ENGLISH = ("Oct", "Nov", "Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep")


def words(th: str, en: str = "") -> Words:
    """Both languages; the English of what needs none of its own tells how long the Thai is."""
    return Words(th=th, en=en or f"In English, {len(th)} letters")


def behind(measure: str = "received") -> Where:
    """The cases of a figure."""
    return Where(measure=measure, first=date(2026, 11, 1), last=date(2026, 11, 30))


def chart(
    key: str, draws: Draws, labels: tuple[Words, ...], *runs: tuple[Any, ...], shows: Shows = Shows.NUMBER
) -> Chart:
    """Series named one after the other."""
    series = tuple(
        Series(title=words(f"ปีงบประมาณ {2567 + order}", f"Fiscal year {2567 + order}"), values=values)
        for order, values in enumerate(runs)
    )
    return Chart(key=key, title=words("แผนภูมิ", "Chart"), draws=draws, labels=labels, series=series, shows=shows)


_LONG = tuple(words(text) for text in LONG)
_MONTHS = tuple(words(th, en) for th, en in zip(MONTHS, IN_ENGLISH, strict=True))
_YEAR = (12, 5, 0, None, 31, 8, 17, 22, 9, 4, 1, 2)
CHARTS = (
    chart("upright", Draws.BARS, _MONTHS, _YEAR),
    chart("across", Draws.BARS, _LONG, (345, 77, None, 0, 12), (3, 1_200_000, 7, 0, None)),
    chart("stack", Draws.STACK, _LONG, (45, 20, 77, None, 0), (30, 12, 7, None, 0), (3, 12, 7.5, None, 0)),
    chart("stacked-months", Draws.STACK, _MONTHS, _YEAR, _YEAR),
    chart(
        "lines",
        Draws.LINE,
        _MONTHS,
        *(tuple((order * 9 + month * 7) % 60 for month in range(12)) for order in range(8)),
    ),
    chart(
        "percent",
        Draws.LINE,
        _MONTHS,
        (88.5, 90, 91.25, None, 70, 65.5, 100, 98, 97, 96, 95.5, 92),
        shows=Shows.PERCENT,
    ),
    chart(
        "forty",
        Draws.BARS,
        tuple(words(f"ตำบลที่ {place} บ้านหนองปลาไหล") for place in range(40)),
        tuple(range(40)),
        tuple(range(40)),
    ),
    chart("zeros", Draws.BARS, _MONTHS, (0,) * 12),
    chart("nothing", Draws.LINE, _MONTHS, (None,) * 12),
    chart("empty", Draws.STACK, ()),
)
DANGEROUS = '=HYPERLINK("http://evil.example","ดู")'
ROWS, WIDE = 60, 12


def _long_table() -> Table:
    columns = (
        Column(title=words("เลขรับ", "Number"), shows=Shows.TEXT),
        Column(title=words("เรื่อง", "Subject"), shows=Shows.TEXT),
        Column(title=words("วันที่รับ", "Received"), shows=Shows.DATE),
        Column(title=words("วันทำการ", "Working days"), shows=Shows.DAYS),
        Column(title=words("ร้อยละ", "Percent"), shows=Shows.PERCENT),
    )
    rows = [
        Row(
            cells=(
                Cell(value=f"2569/{number:06}"),
                Cell(text=words(f"{LONG[number % 5]} หมู่ที่ {number}", f"Subject {number}")),
                Cell(value=date(2026, 10, 1 + number % 28) if number % 7 else None),
                Cell(value=number / 2, behind=behind("closed")),
                Cell(value=min(number * 1.75, 100.0) if number % 5 else None),
            )
        )
        for number in range(ROWS)
    ]
    return Table(
        key="long",
        title=words("เรื่องที่ค้าง", "Open cases"),
        columns=columns,
        rows=tuple(rows),
        empty=words("ไม่มีเรื่อง", "None"),
    )


def _wide_table() -> Table:
    names = (Column(title=words("ประเภท", "Category"), shows=Shows.TEXT),)
    months = tuple(Column(title=one) for one in _MONTHS)
    rows = [
        Row(
            cells=(
                Cell(text=title),
                *(Cell(value=12_345 * place + month if month else None, behind=behind()) for month in range(12)),
            )
        )
        for place, title in enumerate(_LONG)
    ]
    total = Row(
        cells=(Cell(text=words("รวม", "Total")), *(Cell(value=99_000 + month) for month in range(WIDE))), is_total=True
    )
    return Table(
        key="wide",
        title=words("แยกตามประเภทและเดือน", "By category and month"),
        columns=names + months,
        rows=(*rows, total),
        note=words("เดือนตุลาคมเริ่มนับตั้งแต่วันที่ 15", "October counts from the 15th"),
        empty=words("ไม่มีเรื่อง", "None"),
    )


FIGURES = Figures(
    key="main",
    figures=(
        Figure(title=words("รับเรื่อง", "Received"), shows=Shows.NUMBER, cell=Cell(value=12_345, behind=behind())),
        Figure(
            title=words("เสร็จภายในกำหนด", "In time"),
            shows=Shows.PERCENT,
            cell=Cell(value=88.25),
            beside=words("ปีก่อน 80%", "Last year 80%"),
        ),
        Figure(title=words("มัธยฐาน", "Median"), shows=Shows.DAYS, cell=Cell(value=7.5, behind=behind("closed"))),
        Figure(title=words("ความพึงพอใจ", "Satisfaction"), shows=Shows.PERCENT, cell=Cell()),
    ),
)
RICH = Content(
    title=words("รายงานผลการดำเนินการเรื่องร้องเรียนร้องทุกข์ ประจำเดือนพฤศจิกายน 2569", "Monthly report, November 2569"),
    office=words("สำนักงานคลังจังหวัดตัวอย่าง", "Example Provincial Treasury"),
    first=date(2026, 11, 1),
    last=date(2026, 11, 30),
    period=words("เดือนพฤศจิกายน 2569", "November 2569"),
    as_of=datetime(2026, 12, 1, 2, 30, tzinfo=UTC),
    blocks=(
        FIGURES,
        Prose(key="said", title=words("สรุป", "Summary"), words=(words(f"{LONG[0]} {LONG[1]} " * 3), words("ข้อ 2"))),
        CHARTS[1],
        _wide_table(),
        CHARTS[5],
        _long_table(),
        Table(
            key="none",
            title=words(f"{DANGEROUS[:11]}:*?/[x]", "=Danger"),
            columns=(Column(title=words("=1+1", "=1+1"), shows=Shows.TEXT), Column(title=words("จำนวน", "Number"))),
            rows=(Row(cells=(Cell(value=DANGEROUS), Cell(value=-3))),),
            empty=words("ไม่มี", "None"),
        ),
        Table(
            key="empty",
            title=words("เรื่องทุจริต", "Corruption"),
            columns=(Column(title=words("ประเภท", "Kind"), shows=Shows.TEXT), Column(title=words("จำนวน", "Number"))),
            rows=(),
            empty=words("ไม่มีเรื่องร้องเรียนการทุจริต", "No complaint of corruption"),
        ),
        Prose(key="remarks", title=words("ข้อคิดเห็นของเจ้าหน้าที่", "Remarks"), asked=True),
    ),
    notes=(words("นับถึงวันที่ 30 พฤศจิกายน 2569", "Counted to 30 November 2569"),),
)
