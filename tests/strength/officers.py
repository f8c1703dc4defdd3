"""An officer at a browser of their own: signs in, opens a form, sends it at a given moment."""

import html
import http.cookiejar
import re
import urllib.error
import urllib.parse
import urllib.request

HIDDEN = re.compile(r'name="(csrfmiddlewaretoken|seen)" value="([^"]*)"')


class Officer:
    """One signed-in officer of the served site."""

    def __init__(self, url: str, email: str, password: str) -> None:
        """Signs in; each officer keeps cookies of their own."""
        self.url = url
        self.answer = ""
        self.opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()), _Stay()
        )
        page = self.open("/accounts/login/")
        self.send("/accounts/login/", page, login=email, password=password)

    def open(self, address: str) -> dict[str, str]:
        """The hidden fields of a page's form."""
        return dict(HIDDEN.findall(self.read(address)))

    def read(self, address: str) -> str:
        """A page's text."""
        with self.opener.open(self.url + address, timeout=20) as answer:
            return html.unescape(answer.read().decode())

    def send(self, address: str, hidden: dict[str, str], **said: str) -> int:
        """Sends the form; the status of the answer, whose text is kept in `answer`."""
        body = urllib.parse.urlencode({**hidden, **said}).encode()
        request = urllib.request.Request(self.url + address, body, {"Referer": self.url + address})
        try:
            with self.opener.open(request, timeout=20) as answer:
                self.answer, status = html.unescape(answer.read().decode()), int(answer.status)
        except urllib.error.HTTPError as refused:
            self.answer, status = html.unescape(refused.read().decode()), refused.code
        return status


class _Stay(urllib.request.HTTPRedirectHandler):
    """Does not follow: where a form leads to is its answer."""

    def redirect_request(self, *_: object, **__: object) -> None:
        return None
