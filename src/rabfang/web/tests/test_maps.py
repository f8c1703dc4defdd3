"""Parts of a page that show a map draw one only where the installation has tiles."""

import pytest
from pytest_django.fixtures import Settings

from rabfang.web.tests.conftest import Draw

MAPS = [
    "{% load maps %}{% map_files %}",
    '{% load maps %}{% map_of "12.05,99.9" %}',
    '{% load maps %}{% map_to_choose "id_a" "id_b" %}',
    "{% load maps %}{% map_host %}",
]


@pytest.mark.parametrize("part", MAPS)
def test_without_tiles_there_is_no_map(draw: Draw, part: str) -> None:
    assert draw(part).strip() == ""


@pytest.fixture
def tiles(settings: Settings) -> None:
    """Tiles of somebody who wants to be named."""
    settings.RABFANG_MAP_TILES_URL = "https://{s}.tiles.example/{z}/{x}/{y}.png?a=1&b=2"
    settings.RABFANG_MAP_CREDIT = '<a href="https://tiles.example">Tiles</a>'


@pytest.mark.usefixtures("tiles")
def test_a_map_to_choose_on_names_its_inputs(draw: Draw) -> None:
    html = draw('{% load maps %}{% map_to_choose "id_a" "id_b" %}')
    assert 'data-latitude="id_a" data-longitude="id_b" hidden' in html
    assert 'data-tiles="https://{s}.tiles.example/{z}/{x}/{y}.png?a=1&amp;b=2"' in html
    assert 'data-credit="&lt;a href=&quot;https://tiles.example&quot;&gt;Tiles&lt;/a&gt;"' in html
    assert 'role="region" aria-label="แผนที่สำหรับเลือกจุดเกิดเหตุ"' in html


@pytest.mark.usefixtures("tiles")
def test_a_map_of_one_point_has_no_inputs(draw: Draw) -> None:
    html = draw('{% load maps %}{% map_of "12.05,99.9" %}')
    assert 'data-point="12.05,99.9" hidden' in html
    assert "data-latitude" not in html


@pytest.mark.usefixtures("tiles")
def test_the_reader_is_told_whose_tiles_these_are(draw: Draw) -> None:
    assert draw("{% load maps %}{% map_host %}") == "tiles.example"
