"""Intake through the public form, against a bare Django view that inserts the same rows; in confidence beside it."""

import re

from bench.ground import median, prepared, timed

ROUNDS, EACH = 7, 60


def measure() -> None:
    """Prints requests a second of both, and their ratio (aim: 0.6 or more); then the confidential form beside them."""
    prepared()
    from django.conf import settings
    from django.test import Client
    from django.urls import clear_url_caches, path, set_urlconf

    from bench import bare
    from rabfang.project import urls

    urls.urlpatterns.insert(0, path("bench/bare", bare.view))
    clear_url_caches()
    set_urlconf(None)
    client, plain = Client(SERVER_NAME="127.0.0.1"), Client(SERVER_NAME="127.0.0.1")
    token = re.search(r'name="submission" value="([^"]+)"', client.get("/hat-kham/submit").content.decode())
    assert token
    count = iter(range(10**6))

    def ours() -> None:
        said = {**bare.SAID, "submission": f"{token[1]}-{next(count)}"}
        assert client.post("/hat-kham/submit", said).status_code == 200

    def theirs() -> None:
        assert plain.post("/bench/bare", bare.SAID).status_code == 200

    settings.RABFANG_REPORT_LIMIT = 10**6

    def sealed() -> None:
        said = {"detail": bare.SAID["detail"], "submission": f"{token[1]}-{next(count)}"}
        assert client.post("/school-integrity/report-corruption", said).status_code == 200

    for warm in (ours, theirs, sealed):
        timed(warm, 5)
    ratios, rates = [], []
    for _ in range(ROUNDS):
        mine, other = median(timed(ours, EACH)), median(timed(theirs, EACH))
        ratios.append(other / mine)
        rates.append((1000 / mine, 1000 / other))
    print(f"through the form {median([a for a, _ in rates]):7.1f}/s, bare view {median([b for _, b in rates]):7.1f}/s")
    print(f"ratio {median(ratios):.2f} (aim 0.60), rounds {', '.join(f'{one:.2f}' for one in ratios)}")
    beside = 1000 / median(timed(sealed, EACH))
    general = median([a for a, _ in rates])
    print(
        f"in confidence {beside:7.1f}/s, {beside / general:.2f} of the form (a receipt's key takes its time on purpose)"
    )
