"""The guide says what the procedure in force says, as page and paper, in both languages."""

from html import unescape

import pypdfium2
import pytest
from django.test import Client

from rabfang.agencies.models import Agency
from rabfang.core.clock import now
from rabfang.procedures.actions import publish
from rabfang.procedures.loader import preset_text
from rabfang.procedures.queries import current
from rabfang.public.account.tests.test_account import get

pytestmark = pytest.mark.django_db


def paper(address: str) -> str:
    answer = Client().get(address)
    assert answer.content.startswith(b"%PDF")
    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(answer.content)]
    return "".join("".join(pages).split())


@pytest.mark.parametrize("language", ["th", "en"])
def test_every_way_step_and_time_of_the_procedure_is_there(offices: dict[str, Agency], language: str) -> None:
    for slug in ("hat-kham", "school-integrity"):
        procedure = current(offices[slug])[1]
        page, sheet = (
            unescape(get(f"/{slug}/guide?language={language}")),
            paper(f"/{slug}/guide.pdf?language={language}"),
        )
        titles = [one.title for one in procedure.channel] + [one.title for one in procedure.kind]
        for title in (*titles, *(step.title for _path, step in procedure.steps())):
            assert title.text(language) in page
            assert "".join(title.text(language).split()) in sheet, title
        for words in (f"/{slug}/track", f"/{slug}/privacy", offices[slug].telephone, "2562"):
            assert words in page
            assert words in sheet
    assert "/school-integrity/report-corruption" in get("/school-integrity/guide")
    assert "/hat-kham/report-corruption" not in get("/hat-kham/guide")


def test_another_version_is_another_guide(offices: dict[str, Agency]) -> None:
    before = get("/hat-kham/guide")
    assert "ฉบับที่ 1 ประกาศใช้วันที่ 23 พฤศจิกายน 2569" in before
    text = preset_text("hat-kham").replace('within = "7 working days"', 'within = "5 working days"')
    publish(offices["hat-kham"], text, by=None, at=now())
    after = get("/hat-kham/guide")
    assert "ฉบับที่ 2" in after
    assert ("ภายใน 7 วันทำการ" in before, "ภายใน 7 วันทำการ" in after, "ภายใน 5 วันทำการ" in after) == (True, False, True)
