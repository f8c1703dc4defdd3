"""The page of figures and the table of three years at 10k, 1M and 10M cases; the counts are filled as they would be."""

import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from bench import filling
from bench.ground import median, p95, prepared

if TYPE_CHECKING:
    from django.test import Client

SIZES = (10_000, 1_000_000, 10_000_000)
TIMES = 40


def measure() -> None:
    """Prints p50 and p95 of each page at each size, and how p95 grew (aim for the first two: 1.5 times or less)."""
    prepared()
    from django.test import Client

    from rabfang.agencies.models import Officer

    clients = {}
    for account in ("executive", "unit"):
        clients[account] = Client(SERVER_NAME="127.0.0.1")
        clients[account].force_login(Officer.objects.get(email=f"{account}@hat-kham.example"))
    first: dict[str, float] = {}
    for size in SIZES:
        began = time.perf_counter()
        filling.fill(size)
        print(f"{size:>10,}  filled in {time.perf_counter() - began:.0f} s", flush=True)
        for name, act in looked_at(clients):
            taken, worked = timed(act)
            first.setdefault(name, p95(taken))
            growth = p95(taken) / first[name]
            print(
                f"{size:>10,}  {name:<28} p50 {median(taken):7.1f} ms  p95 {p95(taken):7.1f} ms  growth {growth:.2f}  "
                f"work {median(worked):7.1f} ms",
                flush=True,
            )


def timed(act: Callable[[], object]) -> tuple[list[float], list[float]]:
    """Milliseconds of each of `TIMES` calls: by the clock, and what this process worked meanwhile."""
    taken, worked = [], []
    for _ in range(TIMES):
        began, idle = time.perf_counter(), time.process_time()
        act()
        taken.append((time.perf_counter() - began) * 1000)
        worked.append((time.process_time() - idle) * 1000)
    return taken, worked


def looked_at(clients: "dict[str, Client]") -> Iterator[tuple[str, Callable[[], object]]]:
    """What is opened, by its name; each is opened once before it is measured."""
    acts: dict[str, Callable[[], object]] = {
        "executive dashboard": lambda: opened(clients["executive"], "/desk/figures"),
        "three fiscal years": three_years,
        "a unit's figures": lambda: opened(clients["unit"], "/desk/figures"),
    }
    page = opened(clients["executive"], "/desk/figures")
    for measure_, address in sorted(behind(page).items()):
        acts[f"cases behind: {measure_}"] = lambda address=address: opened(clients["executive"], address)  # type: ignore[misc]
    for name, act in acts.items():
        act()
        yield name, act


def opened(client: "Client", address: str) -> str:
    """The page at an address."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def behind(page: str) -> dict[str, str]:
    """One address of a list of cases for each measure on the page."""
    import html
    import re

    found = re.findall(r'href="(/desk/figures/cases\?measure=([a-z]+)[^"]*)"', page)
    return {measure_: html.unescape(address) for address, measure_ in reversed(found)}


def three_years() -> Any:
    """The table of three years by kind, group and channel (S4-8)."""
    from rabfang.agencies.models import Agency
    from rabfang.core.clock import local_date, now
    from rabfang.reports.contents import years
    from rabfang.reports.contents.forms import COMPARED
    from rabfang.reports.contents.scope import Scope

    today = local_date(now())
    scope = Scope((Agency.objects.get(slug="hat-kham"),), today, today, now())
    tables = [years.three_years(scope, by)[0] for by in COMPARED]
    assert all(table.rows for table in tables)
    return tables
