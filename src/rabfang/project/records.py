"""The records that are sealed, by the names their heads are written out under."""

from rabfang.audit.heads import Records
from rabfang.audit.models import AuditSeal
from rabfang.cases.models import Seal

RECORDS: Records = {"events": Seal, "audit": AuditSeal}
