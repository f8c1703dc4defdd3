"""What the tests of the look share: how to draw a scrap of template."""

from collections.abc import Callable
from typing import Any

import pytest
from django.template import Context, Template

Draw = Callable[..., str]


@pytest.fixture
def draw() -> Draw:
    """Draws a template text with the tags and filters of the look loaded."""

    def drawn(text: str, /, **context: Any) -> str:
        return Template("{% load look thai %}" + text).render(Context(context))

    return drawn
