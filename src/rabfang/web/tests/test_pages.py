"""Pages of the look: when something is wrong, and the style guide."""

import re
from collections.abc import Callable

import pytest
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.http import Http404, HttpResponse
from django.template.loader import render_to_string
from django.test import RequestFactory
from pytest_django.fixtures import Settings

from rabfang.web import views

View = Callable[..., HttpResponse]
WRONG = [
    (views.bad_request, 400),
    (views.forbidden, 403),
    (views.not_found, 404),
    (views.only_by_form, 405),
    (views.too_large, 413),
    (views.too_many, 429),
    (views.server_error, 500),
    (views.csrf_failure, 403),
]
INLINE = re.compile(r"<script(?![^>]* src=)|<style|\sstyle=|\son[a-z]+=", re.IGNORECASE)


@pytest.mark.parametrize(("view", "status"), WRONG)
def test_each_says_what_happened_and_what_to_do(rf: RequestFactory, view: View, status: int) -> None:
    response = view(rf.get("/"))
    html = response.content.decode()
    assert response.status_code == status
    assert "โปรด" in html
    assert html.count("<h1") == 1
    assert 'lang="th"' in html
    assert not INLINE.search(html)


def test_too_often_says_when_to_come_back(rf: RequestFactory) -> None:
    response = views.too_many(rf.get("/"), retry_after=61)
    assert response["Retry-After"] == "61"
    assert "2 นาที" in response.content.decode()


def test_our_fault_needs_nothing(settings: Settings) -> None:
    settings.STATIC_URL = "/elsewhere/"
    assert "ขออภัย" in render_to_string("500.html")


def test_a_demonstration_says_so(rf: RequestFactory, settings: Settings) -> None:
    settings.RABFANG_DEMONSTRATION = True
    assert "ข้อมูลสมมติ" in views.not_found(rf.get("/")).content.decode()
    settings.RABFANG_DEMONSTRATION = False
    assert "ข้อมูลสมมติ" not in views.not_found(rf.get("/")).content.decode()


def test_the_style_guide_draws_every_part(rf: RequestFactory, settings: Settings) -> None:
    settings.RABFANG_DEMONSTRATION = True
    html = views.style(rf.get("/style/")).content.decode()
    for part in (
        "govuk-error-summary",
        "moj-timeline",
        "moj-message-item",
        "rabfang-table",
        "govuk-pagination",
        "rabfang-empty",
    ):
        assert f'class="{part}' in html
    assert not INLINE.search(html)
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))


def test_the_style_guide_is_not_for_real_offices(rf: RequestFactory, settings: Settings) -> None:
    settings.DEBUG = settings.RABFANG_DEMONSTRATION = False
    with pytest.raises(Http404):
        views.style(rf.get("/style/"))


def test_a_page_has_a_way_past_the_header_and_help_at_its_end(rf: RequestFactory) -> None:
    html = views.not_found(rf.get("/")).content.decode()
    assert 'href="#main-content" class="govuk-skip-link"' in html
    assert html.index("</main>") < html.index("ต้องการความช่วยเหลือ")


@pytest.mark.parametrize("base", ["public_base", "print_base", "desk_base"])
def test_every_layout_names_the_office_and_runs_nothing_inline(rf: RequestFactory, base: str) -> None:
    office = {"name": "อบต. หาดขาม", "telephone": "032822269", "url": "/hat-kham/"}
    html = render_to_string(f"web/{base}.html", {"office": office}, rf.get("/"))
    assert "อบต. หาดขาม" in html
    assert html.count('id="main-content"') == 1
    assert not INLINE.search(html)


def test_the_desk_says_who_is_signed_in(rf: RequestFactory) -> None:
    user = {"is_authenticated": True, "get_full_name": "สุภาพร ใจดี"}
    bar = [{"url": "/desk/register", "label": "ทะเบียน", "current": True, "count": None}]
    html = render_to_string("web/desk_base.html", {"user": user, "navigation": bar}, rf.get("/desk/"))
    assert "สุภาพร ใจดี" in html
    assert 'href="/desk/register" aria-current="page">ทะเบียน' in html


def test_messages_are_told_in_banners(rf: RequestFactory) -> None:
    request = rf.get("/")
    said = [Message(constants.SUCCESS, "บันทึกแล้ว"), Message(constants.ERROR, "<ส่งไม่ได้>")]
    html = render_to_string("web/messages.html", {"messages": said}, request)
    assert html.count('role="alert"') == 2
    assert "&lt;ส่งไม่ได้&gt;" in html
