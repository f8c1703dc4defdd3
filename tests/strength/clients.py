"""Citizens at many browsers who send a form again until they get a receipt."""

import http.client
import re
import threading
import urllib.parse
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field

NUMBER = re.compile(r'rabfang-sheet__number">\s*([0-9]+)/')
TOKEN = re.compile(r'name="submission" value="([^"]+)"')
CSRF = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@dataclass
class Crowd:
    """Eight citizens submitting until told to stop; `told` are the numbers they were given, by subject."""

    url: str
    told: dict[str, int] = field(default_factory=dict)
    sent_again: int = 0
    ended: threading.Event = field(default_factory=threading.Event)

    def run(self, people: int = 8) -> list[threading.Thread]:
        """Starts them."""
        threads = [threading.Thread(target=self._citizen, args=(one,)) for one in range(people)]
        for thread in threads:
            thread.start()
        return threads

    def _citizen(self, who: int) -> None:
        for place in self._until_ended():
            subject = f"citizen{who}-{place}"
            form = None
            while form is None and not self.ended.is_set():
                form = self._opened()
            while form is not None and subject not in self.told:
                self._sent(subject, *form)
                if self.ended.is_set() and subject not in self.told:
                    # Everybody gets an answer in the end: the server is up again by now.
                    self._sent(subject, *form)

    def _until_ended(self) -> Iterator[int]:
        place = 0
        while not self.ended.is_set():
            yield place
            place += 1

    def _opened(self) -> tuple[str, str, str] | None:
        try:
            with urllib.request.urlopen(f"{self.url}/hat-kham/submit", timeout=20) as answer:
                page, cookie = answer.read().decode(), answer.headers["Set-Cookie"].partition(";")[0]
        except (OSError, http.client.HTTPException):
            self.ended.wait(0.05)
            return None
        token, csrf = TOKEN.search(page), CSRF.search(page)
        return (token[1], csrf[1], cookie) if token and csrf else None

    def _sent(self, subject: str, token: str, csrf: str, cookie: str) -> None:
        said = {
            "subject": subject,
            "detail": "ทดสอบ",
            "anonymous": "on",
            "submission": token,
            "csrfmiddlewaretoken": csrf,
        }
        request = urllib.request.Request(f"{self.url}/hat-kham/submit", urllib.parse.urlencode(said).encode())
        request.add_header("Cookie", cookie)
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                found = NUMBER.search(answer.read().decode())
        except (OSError, http.client.HTTPException):
            self.sent_again += 1
            self.ended.wait(0.05)
            return
        if found:
            self.told[subject] = int(found[1])
