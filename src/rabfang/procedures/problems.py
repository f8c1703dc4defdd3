"""What is wrong with a procedure file, in sentences that say where, what, and what would be right."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rabfang.procedures.schema import Words


@dataclass(frozen=True)
class Problem:
    """One fault: the key as one would write it, what is wrong there, and what would be right."""

    where: str
    wrong: Words
    right: Words
    file: str = ""

    def __str__(self) -> str:
        place = ": ".join(part for part in (self.file, self.where) if part)
        return f"{place}: {self.wrong}. {self.right}."

    def in_file(self, name: str) -> "Problem":
        """The same fault with the file it is in."""
        return replace(self, file=name)


class ProcedureError(ValueError):
    """The file cannot serve as a procedure; `problems` lists every fault found, in the file's order."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(problems)
        self.problems = tuple(problems)

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


def problem(where: str, wrong: tuple[str, str], right: tuple[str, str]) -> Problem:
    """A fault from Thai and English texts, each without its full stop."""
    return Problem(where, Words(th=wrong[0], en=wrong[1]), Words(th=right[0], en=right[1]))


def one_of(known: Iterable[str]) -> tuple[str, str]:
    """What would be right where a name is not known: the names that are."""
    names = ", ".join(known)
    return f"ใช้ได้ดังนี้: {names}", f"One of: {names}"


def unknown(th: str, en: str, name: str) -> tuple[str, str]:
    """What is wrong where a name is not known."""
    return f"ไม่มี{th} “{name}”", f'There is no {en} "{name}"'
