"""Every refusal has a sentence, and every sentence its facts."""

import re
from pathlib import Path
from typing import Any

import pytest

from rabfang.core.errors import Invalid
from rabfang.documents import messages

FACTS: dict[str, Any] = {"name": "ภาพ.jpg", "megabytes": 20, "count": 12, "limit": 10, "megapixels": 100}


def test_every_code_in_the_source_has_a_sentence_and_no_sentence_is_idle() -> None:
    folder = Path(messages.__file__).parent
    source = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py") if path.name != "messages.py")
    used = {code for code in messages.MESSAGES if f'"{code}"' in source}
    assert used == set(messages.MESSAGES)
    raised = set(re.findall(r'Invalid\(\s*"([a-z-]+)"', source))
    assert raised <= set(messages.MESSAGES)


@pytest.mark.parametrize("code", messages.MESSAGES)
def test_sentences_are_filled(code: str) -> None:
    sentence = messages.sentence(Invalid(code, **FACTS))
    assert "%" not in sentence
    assert re.search("[ก-๙]", sentence)


def test_the_hint_names_the_limits() -> None:
    assert all(number in messages.hint() for number in ("10", "20", "60"))
