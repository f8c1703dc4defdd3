"""Loading procedure files and the presets that come with the system."""

import hashlib
from pathlib import Path
from threading import Lock

from rabfang.procedures.checks import check
from rabfang.procedures.problems import ProcedureError
from rabfang.procedures.schema import Procedure
from rabfang.procedures.shape import parse

PRESETS = Path(__file__).parent / "presets"
_KEPT = 256  # parsed texts a process keeps; a province's offices use a few dozen
_read: dict[str, Procedure] = {}
_lock = Lock()


def load(text: str, *, name: str) -> Procedure:
    """The procedure in `text`, checked; `name` is what errors call the file. ProcedureError holds every problem."""
    procedure = read(text, name=name)
    if problems := check(procedure):
        raise ProcedureError([problem.in_file(name) for problem in problems])
    return procedure


def read(text: str, *, name: str) -> Procedure:
    """The procedure in a text that was checked when it was published: running cases go on under it, whatever rules
    have been added since. ProcedureError when it has not the shape of a procedure.
    """
    digest = fingerprint(text)
    known = _read.get(digest)
    if known is not None:
        return known
    try:
        procedure = parse(text)
    except ProcedureError as error:
        raise ProcedureError([problem.in_file(name) for problem in error.problems]) from error
    with _lock:
        while len(_read) >= _KEPT:
            del _read[next(iter(_read))]
        _read[digest] = procedure
    return procedure


def fingerprint(text: str) -> str:
    """The SHA-256 of a text, in hexadecimal."""
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()


def preset_keys() -> tuple[str, ...]:
    """The keys of the presets, in alphabetical order."""
    return tuple(sorted(path.stem.replace("_", "-") for path in PRESETS.glob("*.toml")))


def preset_text(key: str) -> str:
    """A preset's file as it is; LookupError when there is none of that key."""
    if key not in preset_keys():
        raise LookupError(key)
    return _preset_file(key).read_text(encoding="utf-8")


def load_preset(key: str) -> Procedure:
    """A preset's procedure; LookupError when there is none of that key."""
    return load(preset_text(key), name=f"presets/{_preset_file(key).name}")


def _preset_file(key: str) -> Path:
    return PRESETS / f"{key.replace('-', '_')}.toml"
