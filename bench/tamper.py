"""Ten thousand random alterations of events, the record and the register, and how many of them the proof finds."""

import os
import time
from datetime import timedelta

from bench.ground import prepared

TIMES = int(os.environ.get("TIMES", "10000"))
SEED = 2569


def measure() -> None:
    """Prints what was altered and what was not found; a second and more for every forty of them."""
    prepared()
    from django.db import transaction

    from rabfang.agencies.models import Agency
    from rabfang.core.clock import set_clock
    from tests.guards import lifted
    from tests.strength.ledger_of_acts import generated
    from tests.strength.tampering import Tampering

    offices = {agency.slug: agency for agency in Agency.objects.all()}
    sealed = generated(offices, lambda at: set_clock(lambda: at))
    set_clock(lambda: sealed + timedelta(days=1))
    with transaction.atomic(), lifted():
        tampering = Tampering(SEED, sealed)
        assert not tampering.found(), "the register is not whole before it is altered"
        rows = sum(len(rows) for rows in tampering.rows.values())
        began = time.perf_counter()
        missed = tampering.run(TIMES)
        taken = time.perf_counter() - began
    for said in missed:
        print(f"not found: {said}")
    print(f"{TIMES:,} alterations of {rows} rows (seed {SEED}): {TIMES - len(missed):,} found, {taken:.0f} s")
    print(f"    {taken / TIMES * 1000:.1f} ms for each, with the proof")
    assert not missed
