"""Presets broken in one way."""

from dataclasses import dataclass

from django.utils.translation import override

from rabfang.procedures.checks import Check
from rabfang.procedures.loader import load, preset_text
from rabfang.procedures.problems import Problem, ProcedureError

FILE = "office.toml"


@dataclass(frozen=True)
class Break:
    """The rule a change breaks, the change, the key the message names and a part of what it says is right."""

    rule: Check
    preset: str
    old: str
    new: str
    where: str
    right: str
    everywhere: bool = False

    @property
    def text(self) -> str:
        """The broken file."""
        return changed(self.preset, self.old, self.new, everywhere=self.everywhere)

    def __str__(self) -> str:
        return f"{self.rule.__name__}-{self.where}"


def changed(preset: str, old: str, new: str, *, everywhere: bool = False) -> str:
    """The preset's text with the first `old` replaced, or each."""
    text = preset_text(preset)
    assert old in text, old
    return text.replace(old, new, -1 if everywhere else 1)


def problems(text: str) -> tuple[Problem, ...]:
    """What loading refuses the text for; none when it loads."""
    try:
        load(text, name=FILE)
    except ProcedureError as error:
        return error.problems
    return ()


def english(text: str) -> list[str]:
    """The problems as sentences."""
    with override("en"):
        return [str(problem) for problem in problems(text)]
