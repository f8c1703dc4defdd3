"""From a file's text to a Procedure, every fault of syntax and shape told in sentences."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from rabfang.procedures.places import written
from rabfang.procedures.problems import Problem, ProcedureError, problem
from rabfang.procedures.schema import Procedure
from rabfang.thai.periods import HELP

LONGEST = 400_000  # characters; a procedure of an office is about a tenth

_KEY = (
    "ใช้ a-z 0-9 และขีด ขึ้นต้นด้วยตัวอักษร ไม่เกิน 60 ตัว",
    "Use a-z, 0-9 and hyphens, a letter first, at most 60",
)
_TYPES: Mapping[str, tuple[str, str]] = {
    "string_type": ("ใส่ข้อความในเครื่องหมายคำพูด", "Write a text in quotation marks"),
    "string_pattern_mismatch": _KEY,
    "tuple_type": ("ใส่รายการใน [ ]", "Write a list in [ ]"),
    "model_type": ("ใส่เป็นตาราง { ... }", "Write a table { ... }"),
    "mapping_type": ("ใส่เป็นตาราง { ... }", "Write a table { ... }"),
    "dict_type": ("ใส่เป็นตาราง { ... }", "Write a table { ... }"),
    "bool_type": ("ใส่ true หรือ false", "Write true or false"),
    "string_too_short": ("ใส่ข้อความ", "Write a text"),
    "too_short": ("ใส่อย่างน้อยหนึ่งรายการ", "Write at least one"),
}


def parse(text: str) -> Procedure:
    """The procedure a text describes; ProcedureError when its syntax or shape is not one's."""
    return validated(_toml(text))


def validated(data: Mapping[str, Any]) -> Procedure:
    """The procedure that parsed data describe."""
    try:
        return Procedure.model_validate(data)
    except ValidationError as error:
        raise ProcedureError([_told(detail, data) for detail in error.errors()]) from error


def _toml(text: str) -> dict[str, Any]:
    if len(text) > LONGEST:
        raise ProcedureError([_too_long()])
    try:
        text.encode()
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ProcedureError([_syntax(str(error), text)]) from error
    except UnicodeEncodeError as error:
        raise ProcedureError([_unreadable(text, error.start)]) from error
    except (
        RecursionError,
        ValueError,
    ) as error:  # nested too deep, or a date or number no calendar or machine has
        raise ProcedureError([_syntax(str(error), text)]) from error


def _syntax(message: str, text: str) -> Problem:
    found = re.search(r"line (\d+), column (\d+)", message)
    line = int(found.group(1)) if found else text.count("\n") + 1
    reason = re.sub(r"\s*\(at .*\)$", "", message)
    return problem(
        f"line {line}",
        (f"ไม่เป็นไปตามรูปแบบ TOML ({reason})", f"This is not TOML ({reason})"),
        ('แก้บรรทัดนี้ให้เป็น ชื่อ = "ค่า" หรือ [[ตาราง]]', 'Write the line as name = "value" or [[table]]'),
    )


def _unreadable(text: str, place: int) -> Problem:
    return problem(
        f"line {text.count(chr(10), 0, place) + 1}",
        ("มีอักขระที่อ่านไม่ได้", "A character cannot be read"),
        ("บันทึกไฟล์เป็น UTF-8 แล้วลองอีกครั้ง", "Save the file as UTF-8 and try again"),
    )


def _too_long() -> Problem:
    return problem(
        "",
        (f"ยาวเกิน {LONGEST:,} ตัวอักษร", f"Longer than {LONGEST:,} characters"),
        ("แบ่งหรือตัดส่วนที่ไม่ใช้ออก", "Take out what is not used"),
    )


def _told(detail: ErrorDetails, data: Mapping[str, Any]) -> Problem:
    kind, location, context = detail["type"], detail["loc"], detail.get("ctx", {})
    where = written(location, data)
    if kind == "missing":
        return problem(where, ("ขาดไป", "This is missing"), (f"เพิ่ม {location[-1]} = ...", f"Add {location[-1]} = ..."))
    if kind == "extra_forbidden":
        return _unknown_key(where, location)
    wrong = (f"ใช้ค่า {_shown(detail['input'])} ไม่ได้", f"{_shown(detail['input'])} will not do")
    if kind == "enum":
        return problem(where, wrong, (f"ใช้ได้ดังนี้: {context['expected']}", f"One of: {context['expected']}"))
    if kind == "string_too_long":
        longest = context["max_length"]
        return problem(where, wrong, (f"ไม่เกิน {longest} ตัวอักษร", f"At most {longest} characters"))
    if kind == "value_error":  # only periods are read by a function of ours
        periods = HELP.partition(": ")[2]
        return problem(where, wrong, (f"เขียนอย่างหนึ่งต่อไปนี้: {periods}", f"Write one of: {periods}"))
    reason = str(context.get("error", detail["msg"])).rstrip(".")
    return problem(where, wrong, _TYPES.get(kind, (reason, reason)))


def _unknown_key(where: str, location: Sequence[str | int]) -> Problem:
    name = str(location[-1])
    known = _fields(location[:-1])
    near = get_close_matches(name, known, n=1, cutoff=0.6)
    names = near[0] if near else ", ".join(known)
    return problem(
        where,
        (f"ไม่รู้จักชื่อ “{name}”", f'"{name}" is not a name known here'),
        (f"อาจหมายถึง {names}", f"Perhaps {names}"),
    )


def _fields(location: Sequence[str | int]) -> list[str]:
    """The names the part at a location may have: its model is found by walking the schema."""
    part: type[BaseModel] = Procedure
    own_name = False  # the next name is a mapping's key, the file's own
    for name in location:
        if own_name or not isinstance(name, str) or name not in part.model_fields:
            own_name = False
            continue
        annotation = part.model_fields[name].annotation
        own_name = get_origin(annotation) is Mapping
        part = _model_in(annotation) or part
    return list(part.model_fields)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The model of X, X | None, tuple[X, ...] or Mapping[str, X]; None when it holds no model."""
    models = (item for item in (annotation, *get_args(annotation)) if isinstance(item, type))
    return next((item for item in models if issubclass(item, BaseModel)), None)


def _shown(value: Any) -> str:
    text = f"“{value}”" if isinstance(value, str) else repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."
