"""What every template may read."""

from django.conf import settings
from django.http import HttpRequest


def demonstration(request: HttpRequest) -> dict[str, bool]:
    """`demonstration`: whether the data are made up, so that each page says so."""
    return {"demonstration": bool(getattr(settings, "RABFANG_DEMONSTRATION", False))}
