"""The manual is true: links and paths lead somewhere, commands exist, and what it shows as working works."""

import argparse
import re
import shlex
from collections.abc import Iterator
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from textwrap import dedent

import pytest
from django.core.management import get_commands

from rabfang.agencies.models import Officer
from rabfang.cases.actions import VERBS
from rabfang.cases.verb import Verb
from rabfang.procedures.loader import load
from rabfang.procedures.problems import ProcedureError
from rabfang.procedures.queries import current
from rabfang.procedures.schema import May
from rabfang.project.cli import COMMANDS
from rabfang.project.commands import office

ROOT = Path(__file__).parents[2]
HOW_TO = ROOT / "docs" / "how-to"
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
each = pytest.mark.parametrize("manual", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
ELSEWHERE = re.compile(r"[a-z]+:|#")
FENCED = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"`([^`\n]+)`")
INDENTED = re.compile(r"^    .*$", re.MULTILINE)
PATH = re.compile(r"(?:src|docs|tests|tools)/\S*")
COMMAND = re.compile(r"(?<![\w.-])rabfang +([a-z][a-z-]*)([^`\n#<|]*)")


def _text(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def _blocks(page: Path, language: str) -> list[str]:
    return [code for name, code in FENCED.findall(_text(page)) if name == language]


def _spans(page: Path) -> list[str]:
    """What stands in backticks within a line."""
    found: list[str] = SPAN.findall(FENCED.sub("", _text(page)))
    return found


def _commands(page: Path) -> Iterator[tuple[str, list[str]]]:
    """Each `rabfang` command in code: its first word and the words after it."""
    code = [*(block for _, block in FENCED.findall(_text(page))), *INDENTED.findall(_text(page)), *_spans(page)]
    for word, rest in COMMAND.findall("\n".join(code)):
        yield word, rest.split()


def _options(command: str) -> set[str]:
    """The options that a command of the product takes."""
    parser = argparse.ArgumentParser()
    import_module(f"rabfang.project.commands.{command}").arguments(parser)
    return set(parser._option_string_actions)


@each
def test_links_lead_to_files(manual: Path) -> None:
    targets = [link.partition("#")[0] for link in LINK.findall(_text(manual)) if not ELSEWHERE.match(link)]
    assert [link for link in targets if not (manual.parent / link).exists()] == []


@each
def test_paths_exist(manual: Path) -> None:
    paths = [path for span in _spans(manual) for path in PATH.findall(span) if span.startswith(path)]
    assert [path for path in paths if not (ROOT / path).exists()] == []


@each
def test_commands_and_their_options_exist(manual: Path) -> None:
    unknown = []
    for command, words in _commands(manual):
        if command not in COMMANDS:
            unknown.append(command)
        elif command == "manage":
            unknown += [word for word in words[:1] if word not in get_commands()]
        else:
            unknown += [word for word in words if word.startswith("--") and word not in _options(command)]
    assert unknown == []


def test_the_index_names_every_page() -> None:
    named = set(LINK.findall(_text(HOW_TO / "README.md")))
    assert named == {page.name for page in HOW_TO.glob("*.md")} - {"README.md"}


def test_the_procedure_shown_loads() -> None:
    (text,) = _blocks(HOW_TO / "write-a-procedure.md", "toml")
    assert load(text, name="my.toml").path.keys() == {"intake", "action"}


def test_the_channel_shown_can_be_added() -> None:
    (text,) = _blocks(HOW_TO / "write-a-procedure.md", "toml")
    channel = dedent("\n".join(INDENTED.findall(_text(HOW_TO / "add-a-channel.md"))))
    assert "mobile-unit" in load(f"{text}\n{channel}", name="my.toml").channels


def test_the_report_shown_can_be_owed() -> None:
    (text,) = _blocks(HOW_TO / "write-a-procedure.md", "toml")
    report = dedent("\n".join(INDENTED.findall(_text(HOW_TO / "reports.md"))))
    assert "half-year" in [duty.key for duty in load(f"{text}\n{report}", name="my.toml").report]


def test_the_error_shown_is_the_one_told() -> None:
    (text,) = _blocks(HOW_TO / "write-a-procedure.md", "toml")
    with pytest.raises(ProcedureError) as told:
        load(text.replace("promised = true", "promissed = true"), name="my.toml")
    (problem,) = told.value.problems
    shown = f"{problem.file}: {problem.where}: {problem.wrong.en}. {problem.right.en}."
    assert shown in _spans(HOW_TO / "write-a-procedure.md")


def test_the_verb_shown_is_one(tmp_path: Path) -> None:
    (code,) = _blocks(HOW_TO / "add-a-verb.md", "python")
    (tmp_path / "visit.py").write_text(code, encoding="utf-8")
    spec = spec_from_file_location("visit", tmp_path / "visit.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    assert issubclass(module.Visit, Verb)
    assert module.Visit.name not in VERBS


@pytest.mark.django_db
def test_the_office_shown_can_be_brought_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (procedure,) = _blocks(HOW_TO / "write-a-procedure.md", "toml")
    (tmp_path / "don_kaeo_sai.toml").write_text(procedure, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(office, "prepare", lambda: None)
    shown = next(block for block in _blocks(HOW_TO / "add-an-office.md", "") if block.startswith("rabfang office"))
    words = shlex.split(shown.replace("\\\n", ""))
    parser = argparse.ArgumentParser()
    office.arguments(parser)
    assert office.run(parser.parse_args(words[2:])) == 0
    officer = Officer.objects.get(email="chief@don-kaeo-sai.example")
    _, rules = current(officer.agency)
    assert [May.ADMINISTER in rules.roles[held.role].may for held in officer.holdings.all()] == [True]
