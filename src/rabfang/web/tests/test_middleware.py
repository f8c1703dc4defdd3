"""Thai unless the person chose; strict headers on every answer."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils import translation
from pytest_django.fixtures import Settings

from rabfang.web.middleware import LanguageChoiceMiddleware, SecurityHeadersMiddleware


def _language(request: HttpRequest) -> HttpResponse:
    return HttpResponse(translation.get_language())


@pytest.mark.parametrize(
    ("cookie", "language"), [("", "th"), ("en", "en"), ("th", "th"), ("xx", "th"), ("../en", "th")]
)
def test_only_the_persons_choice_changes_the_language(
    rf: RequestFactory, settings: Settings, cookie: str, language: str
) -> None:
    request = rf.get("/", headers={"accept-language": "en-GB"})
    request.COOKIES[settings.LANGUAGE_COOKIE_NAME] = cookie
    response = LanguageChoiceMiddleware(_language)(request)
    assert response.getvalue().decode() == language
    assert response.headers["Content-Language"] == language


def test_the_language_ends_with_the_request(rf: RequestFactory, settings: Settings) -> None:
    request = rf.get("/")
    request.COOKIES[settings.LANGUAGE_COOKIE_NAME] = "en"
    before = translation.get_language()
    LanguageChoiceMiddleware(_language)(request)
    assert translation.get_language() == before


def test_a_page_may_run_only_what_comes_from_here(rf: RequestFactory) -> None:
    headers = SecurityHeadersMiddleware(_language)(rf.get("/")).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"


def test_nothing_is_kept_unless_a_view_says_so(rf: RequestFactory) -> None:
    def kept(request: HttpRequest) -> HttpResponse:
        return HttpResponse(headers={"Cache-Control": "max-age=60"})

    assert SecurityHeadersMiddleware(_language)(rf.get("/")).headers["Cache-Control"] == "private, no-store"
    assert SecurityHeadersMiddleware(kept)(rf.get("/")).headers["Cache-Control"] == "max-age=60"


@pytest.mark.parametrize("said", ["https://rabfang.example", "http://rabfang.example"])
def test_a_site_with_https_is_never_asked_without(rf: RequestFactory, settings: Settings, said: str) -> None:
    settings.BASE_URL = said
    headers = SecurityHeadersMiddleware(_language)(rf.get("/")).headers
    promised = "max-age=31536000; includeSubDomains" if said.startswith("https") else None
    assert headers.get("Strict-Transport-Security") == promised


def test_map_tiles_of_the_office_are_images(rf: RequestFactory, settings: Settings) -> None:
    settings.RABFANG_MAP_TILES_URL = "https://{s}.tiles.example/{z}/{x}/{y}.png"
    policy = SecurityHeadersMiddleware(_language)(rf.get("/")).headers["Content-Security-Policy"]
    assert "img-src 'self' data: https://*.tiles.example;" in policy


def test_a_view_keeps_its_own_policy(rf: RequestFactory) -> None:
    def strict(request: HttpRequest) -> HttpResponse:
        return HttpResponse(headers={"Content-Security-Policy": "sandbox"})

    assert SecurityHeadersMiddleware(strict)(rf.get("/")).headers["Content-Security-Policy"] == "sandbox"


def test_a_form_s_own_address_says_so_when_it_is_opened(client: Client) -> None:
    answer = client.get("/accounts/me/sessions/end/")
    assert answer.status_code == 405
    assert answer["Allow"] == "POST"
    assert "กดปุ่มในหน้านั้นอีกครั้ง" in answer.content.decode()
    assert client.put("/accounts/me/sessions/end/").content == b""
