"""The whole proof: the register, letters, reports, the record of acts and looks, and the heads outside the database."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from rabfang.audit import heads
from rabfang.audit import verify as audit
from rabfang.audit.heads import Records
from rabfang.audit.models import AuditSeal
from rabfang.cases import verify as cases
from rabfang.cases.models import Seal
from rabfang.core.faults import Fault
from rabfang.letters import verify as letters
from rabfang.reports import verify as reports

RECORDS: Records = {"events": Seal, "audit": AuditSeal}  # by the names their heads are written out under


def faults(at: datetime, heads_file: Path | None = None) -> Iterator[Fault]:
    """Every fault; none means that all of it is proved. `heads_file`: a copy that another machine has kept."""
    yield from cases.faults()
    yield from letters.faults()
    yield from reports.faults()
    yield from audit.faults()
    yield from heads.faults(RECORDS, heads_file or heads.heads_file(), at)
