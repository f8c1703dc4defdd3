"""A confidential case as a paper in order of time, for the sealed package. It is drawn in memory and kept nowhere."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rabfang.core.clock import local_date
from rabfang.desk.confidential.reading import Unsealed
from rabfang.letters.paper.content import Chronology, Happened, Marks, Office


@dataclass(frozen=True, repr=False)
class Enclosed:
    """A file of the package: of which event, by what name, as it came."""

    seq: int
    name: str
    content: bytes


def chronology(
    case: Unsealed, entries: Sequence[Mapping[str, Any]], files: Sequence[Enclosed], addressee: str
) -> Chronology:
    """The paper of the entries, one for each event of the case, with the names of the files that lie beside it."""
    return Chronology(
        office=Office(name=str(case.case.agency.confidential_of or "")),
        number=case.case.number_text,
        dated=local_date(case.here.at),
        addressee=addressee,
        events=tuple(
            Happened(
                at=event.at,
                what=entry["what"],
                by=entry["by"],
                words=tuple((row["what"], row["words"]) for row in entry["words"]),
                files=tuple(one.name for one in files if one.seq == event.seq),
            )
            for event, entry in zip(case.events, entries, strict=True)
        ),
        marks=Marks(secrecy="ลับ"),
    )
