"""The command that makes the figures of reports anew."""

from argparse import Namespace

import pytest

from rabfang.agencies.models import Agency
from rabfang.cases.tests.walking import submitted
from rabfang.project.commands.figures import run

pytestmark = pytest.mark.django_db


def test_the_command_says_what_waits_and_counts_anew(
    offices: dict[str, Agency], capsys: pytest.CaptureFixture[str]
) -> None:
    submitted(offices["hat-kham"])
    assert run(Namespace(rebuild=False)) == 0
    assert capsys.readouterr().out == "1 changes of cases are waiting to be counted.\n"
    assert run(Namespace(rebuild=True)) == 0
    said = capsys.readouterr().out
    assert said.startswith("1 cases counted anew")
    assert "0 changes of cases are waiting" in said
