"""Maps: `{% load maps %}`. Where the installation has no map tiles, each of these draws nothing."""

from typing import Any
from urllib.parse import urlsplit

from django import template
from django.conf import settings

register = template.Library()


@register.inclusion_tag("web/map_files.html")
def map_files() -> dict[str, Any]:
    """The style sheet and the script of a map, for block head of a page that shows one."""
    return _tiles()


@register.inclusion_tag("web/map.html")
def map_to_choose(latitude: str, longitude: str) -> dict[str, Any]:
    """A map on which a point is chosen, with two inputs named by their ids."""
    return {**_tiles(), "latitude": latitude, "longitude": longitude}


@register.inclusion_tag("web/map.html")
def map_of(point: str) -> dict[str, Any]:
    """A small map of one point, "latitude,longitude", which can only be zoomed."""
    return {**_tiles(), "point": point}


@register.simple_tag
def map_host() -> str:
    """The host that a reader's browser asks for the tiles, for telling the reader; empty without tiles."""
    return urlsplit(settings.RABFANG_MAP_TILES_URL).netloc.removeprefix("{s}.")


def _tiles() -> dict[str, Any]:
    return {"tiles": settings.RABFANG_MAP_TILES_URL, "credit": settings.RABFANG_MAP_CREDIT}
