"""Random alterations of events, of the record and of the register: every one is found.

`python -m bench tamper` makes ten thousand of them; here a part, each database other ones.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from rabfang.agencies.models import Agency
from rabfang.project.proof import faults
from tests.guards import lifted
from tests.plugin import ON_POSTGRES
from tests.strength.ledger_of_acts import generated
from tests.strength.tampering import Tampering

pytestmark = pytest.mark.django_db
SEED, TIMES = (2, 150) if ON_POSTGRES else (1, 300)  # other ones on each database


@pytest.fixture
def sealed(offices: dict[str, Agency], clock: Callable[[datetime], None]) -> datetime:
    """A register and a record, all of it sealed and written out; when."""
    return generated(offices, clock)


def test_every_alteration_is_found(sealed: datetime) -> None:
    assert list(faults(sealed + timedelta(days=1))) == []
    with lifted():
        tampering = Tampering(SEED, sealed)
        assert not tampering.found()
        missed = tampering.run(TIMES)
    assert missed == []
