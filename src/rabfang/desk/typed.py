"""What somebody typed into a form that cannot be taken any more: given back, so that no word is lost."""

import re
from collections.abc import Iterator

from django.http import HttpRequest, QueryDict

# What stands for a choice, a row or a version, and was not typed: a key, a short number, a key with a number.
CHOSEN = re.compile(r"[a-z][a-z0-9_:.-]*|[0-9]{1,8}")
NEVER_SHOWN = re.compile(r"csrfmiddlewaretoken|submission|.*password.*")


def typed_words(request: HttpRequest) -> list[str]:
    """Every text sent with the request that a person typed, in the form's order; never a password."""
    return list(_typed(request.POST)) if request.method == "POST" else []


def _typed(sent: QueryDict) -> Iterator[str]:
    for name, values in sent.lists():
        if not NEVER_SHOWN.fullmatch(name):
            yield from (said for said in map(str.strip, map(str, values)) if said and not CHOSEN.fullmatch(said))
