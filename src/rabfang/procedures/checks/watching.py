"""How often a channel is looked at comes round, and somebody is named for it."""

from collections.abc import Iterator

from rabfang.procedures.places import at, entry
from rabfang.procedures.problems import Problem, one_of, problem, unknown
from rabfang.procedures.schema import Procedure
from rabfang.thai.watching import ROUNDS

Problems = Iterator[Problem]
EXAMPLES = '"1 working day", "every week", "every month"'


def watches_come_round(procedure: Procedure) -> Problems:
    """A channel is looked at each working day, week or month, or every so many of them (S1-2, S4-9)."""
    for channel in procedure.channel:
        if channel.watch is not None and channel.watch.unit not in ROUNDS:
            yield problem(
                at(entry("channel", channel.key), "watch"),
                (f"“{channel.watch}” ไม่ใช่รอบของการตรวจช่องทาง", f'"{channel.watch}" is no round of listening'),
                (f"เขียน เช่น {EXAMPLES}", f"Write such as {EXAMPLES}"),
            )


def watchers_are_known_roles(procedure: Procedure) -> Problems:
    """Whose duty the watch is are roles that exist."""
    for channel in procedure.channel:
        for key in channel.watched_by:
            if key not in procedure.roles:
                where = at(entry("channel", channel.key), "watched_by")
                yield problem(where, unknown("บทบาท", "role", key), one_of(procedure.roles))


def watches_have_watchers(procedure: Procedure) -> Problems:
    """A watch has somebody whose duty it is, and whoever is named has a watch to keep."""
    for channel in procedure.channel:
        if channel.watch is not None and not (channel.watched_by or channel.recorded_by):
            yield problem(
                at(entry("channel", channel.key), "watched_by"),
                ("ไม่ได้ระบุว่าใครตรวจช่องทางนี้", "Nobody is named to look at it"),
                one_of(procedure.roles),
            )
        if channel.watched_by and channel.watch is None:
            yield problem(
                at(entry("channel", channel.key), "watch"),
                ("ระบุผู้ตรวจ แต่ไม่ได้ระบุว่าตรวจบ่อยเพียงใด", "Somebody looks at it, and nothing says how often"),
                (f"เพิ่ม watch เช่น {EXAMPLES}", f"Add watch, such as {EXAMPLES}"),
            )
