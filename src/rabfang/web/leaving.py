"""Leaving: the browser is told to drop the pages that it holds.

Only "cache": "storage" would take what waits sealed on an officer's phone (ADR 14) and what a citizen typed into a form
and has not sent, which the product promises to keep; "cookies" would take the language that a person chose.
"""

from django.http import HttpResponse

HEADER, WHAT = "Clear-Site-Data", '"cache"'


def without_pages(response: HttpResponse) -> HttpResponse:
    """The answer to whoever leaves."""
    response[HEADER] = WHAT
    return response
