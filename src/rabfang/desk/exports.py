"""What leaves the desk as a file with many people's data in it: on record with its rows, within the office's limit."""

from rabfang.agencies.actions.exports import take_out
from rabfang.desk.access import Here
from rabfang.desk.looks import look


def export(here: Here, action: str, target: object, rows: int) -> None:
    """Records it before it is given. Raises Conflict "too-many-rows", worded by `agencies.wording`."""
    take_out(
        rows,
        by=here.officer,
        agency=here.agency,
        at=here.at,
        record=lambda: look(here, action, target, rows=rows),
    )
