"""The webhook of a chat under its load of 50 a second, against a bare view that stores one row."""

import json
import time
from collections.abc import Callable

from bench.ground import median, p95, prepared, timed

ROUNDS, EACH = 7, 100
A_SECOND, SECONDS = 50, 6


def measure() -> None:
    """Prints requests a second of both and their ratio; then the 95th percentile at 50 a second (aim: 100 ms)."""
    prepared()
    from django.http import HttpRequest, HttpResponse
    from django.test import Client
    from django.urls import clear_url_caches, path, set_urlconf
    from django.utils import timezone
    from django.views.decorators.csrf import csrf_exempt

    from rabfang.agencies.models import Agency
    from rabfang.channels.chat.tests.chatting import Chatter, account
    from rabfang.channels.models import Incoming
    from rabfang.project import urls

    school = Agency.objects.get(slug="school-integrity")
    chatter = Chatter(account(school, "line"), "Ubench", Client(SERVER_NAME="127.0.0.1"))
    plain = Client(SERVER_NAME="127.0.0.1")
    count = iter(range(10**7))

    @csrf_exempt
    def bare(request: HttpRequest) -> HttpResponse:
        Incoming.objects.create(
            agency=school,
            channel="line",
            way="bare",
            account=1,
            external_id=str(next(count)),
            received_at=timezone.now(),
            body=request.body.decode(),
        )
        return HttpResponse("OK")

    urls.urlpatterns.insert(0, path("bench/bare", bare))
    clear_url_caches()
    set_urlconf(None)
    body = json.dumps(chatter.payload(chatter.text("ท่อแตก")))

    def ours() -> None:
        chatter.send(chatter.text("ท่อแตก"))

    def theirs() -> None:
        assert plain.post("/bench/bare", body, content_type="application/json").status_code == 200

    for warm in (ours, theirs):
        timed(warm, 10)
    ratios, rates = [], []
    for _ in range(ROUNDS):
        mine, other = median(timed(ours, EACH)), median(timed(theirs, EACH))
        ratios.append(other / mine)
        rates.append((1000 / mine, 1000 / other))
    print(f"webhook {median([a for a, _ in rates]):7.1f}/s, bare view {median([b for _, b in rates]):7.1f}/s")
    print(f"ratio {median(ratios):.2f}, rounds {', '.join(f'{one:.2f}' for one in ratios)}")
    waits = _at_a_pace(ours)
    print(
        f"at {A_SECOND}/s for {SECONDS} s: median {median(waits):.1f} ms, 95th percentile {p95(waits):.1f} ms (aim 100)"
    )


def _at_a_pace(act: Callable[[], object]) -> list[float]:
    """Milliseconds from when each call should have begun to its end: who waits for one before counts the wait."""
    began, taken = time.perf_counter(), []
    for number in range(A_SECOND * SECONDS):
        due = began + number / A_SECOND
        time.sleep(max(0, due - time.perf_counter()))
        act()
        taken.append((time.perf_counter() - due) * 1000)
    return taken
