"""Which counts of a table are not shown, so that small ones stay unknown (pure).

A count from 1 to below the least is small. It is hidden, and with it as many others as its totals would otherwise give
it away by: in a line two at least that together reach the least, in a table until each of them lies on a way by which
cases could be moved to and fro while everything shown stays as it is. None (0) is told, save beside what is hidden,
where it would narrow down the others.

A cell has several counts (received, closed) that are hidden or shown together.
"""

from collections.abc import Collection, Hashable, Mapping
from typing import Generic, TypeVar

LEAST_OF_ALL = 3  # of two cases, whoever knows one knows the other

Key = TypeVar("Key", bound=Hashable)
Row = TypeVar("Row", bound=Hashable)
Column = TypeVar("Column", bound=Hashable)
Counts = tuple[int, ...]
Node = tuple[str, Hashable]
Arc = tuple[Node, Node]
Moves = dict[Node, list[tuple[Node, Arc]]]
ROW, COLUMN = "row", "column"
FROM, TO = ("outside", "from"), ("outside", "to")


def is_small(counts: Counts, least: int) -> bool:
    """Whether one of the counts may not be told."""
    return any(0 < count < max(least, LEAST_OF_ALL) for count in counts)


def hidden_in_line(line: Mapping[Key, Counts], least: int) -> frozenset[Key]:
    """The cells of one line to hide where its total is told; all of them where the total itself is small."""
    if is_small(_sums(line.values()), least):
        return frozenset(line)
    return frozenset(_line(line, frozenset(), max(least, LEAST_OF_ALL)))


def hidden_in_table(
    cells: Mapping[tuple[Row, Column], Counts],
    least: int,
    *,
    without_rows: Collection[Row] = (),
    without_columns: Collection[Column] = (),
) -> frozenset[tuple[Row, Column]]:
    """The cells of a whole table to hide where the totals of its rows and columns are told.

    `without_rows` and `without_columns` are those whose totals are hidden (by `hidden_in_line`): nothing of them is
    shown, so that another table with the same rows tells no more.
    """
    table = _Table(cells, max(least, LEAST_OF_ALL), without_rows, without_columns)
    table.hide()
    return frozenset(table.hidden)


def _sums(cells: Collection[Counts]) -> Counts:
    return tuple(map(sum, zip(*cells, strict=True)))


def _line(line: Mapping[Key, Counts], hidden: Collection[Key], least: int) -> set[Key]:
    """What is to be hidden of a line of which `hidden` is already."""
    found = set(hidden)
    if any(is_small(counts, least) for counts in line.values()):
        found |= {key for key, counts in line.items() if min(counts) < least}
    return _more(line, found, least)


def _more(line: Mapping[Key, Counts], hidden: Collection[Key], least: int) -> set[Key]:
    """The hidden cells, and the smallest others as long as the total would tell of them."""
    found = set(hidden)
    rising = sorted((key for key in line if key not in found), key=lambda key: sum(line[key]))
    while rising and _tells(line, found, least):
        found.add(rising.pop(0))
    return found


def _tells(line: Mapping[Key, Counts], hidden: Collection[Key], least: int) -> bool:
    """Whether the line's total less what is shown tells too much of what is hidden."""
    sums = _sums([line[key] for key in hidden]) if hidden else ()
    return any(0 < whole < least or (whole and len(hidden) == 1) for whole in sums)


class _Table(Generic[Row, Column]):
    """A table on its way to being shown."""

    def __init__(
        self,
        cells: Mapping[tuple[Row, Column], Counts],
        least: int,
        rows: Collection[Row],
        columns: Collection[Column],
    ) -> None:
        self.cells, self.least = cells, least
        self.rows, self.columns = rows, columns
        self.hidden = {cell for cell in cells if cell[0] in rows or cell[1] in columns}
        across = [self._line(0, row) for row in dict.fromkeys(cell[0] for cell in cells) if row not in rows]
        down = [self._line(1, name) for name in dict.fromkeys(cell[1] for cell in cells) if name not in columns]
        self.across, self.lines = across, across + down

    def hide(self) -> None:
        """Hides more until no hidden count can be computed."""
        for line in self.across:
            self.hidden |= _line({cell: self.cells[cell] for cell in line}, self.hidden.intersection(line), self.least)
        while True:
            self._settle()
            weak = self._computed()
            shown = [cell for cell in self.cells if cell not in self.hidden]
            if weak is None or not shown:
                return
            beside = [cell for cell in shown if (ROW, cell[0]) in weak or (COLUMN, cell[1]) in weak]
            self.hidden.add(min(beside or shown, key=lambda cell: sum(self.cells[cell])))

    def _line(self, side: int, name: Hashable) -> list[tuple[Row, Column]]:
        return [cell for cell in self.cells if cell[side] == name]

    def _settle(self) -> None:
        """Hides more until every row and column by itself keeps what it hides."""
        before = -1
        while before != len(self.hidden):
            before = len(self.hidden)
            for line in self.lines:
                counts = {cell: self.cells[cell] for cell in line}
                self.hidden |= _more(counts, self.hidden.intersection(line), self.least)

    def _computed(self) -> Arc | None:
        """A hidden count, not none, to which what is shown leaves no other value."""
        for measure in range(len(next(iter(self.cells.values()), ()))):
            arcs = self._arcs(measure)
            moves = _moves(arcs)
            for arc, count in arcs.items():
                if count and not _can_move(moves, arc):
                    return arc
        return None

    def _arcs(self, measure: int) -> dict[Arc, int]:
        """Every hidden count as a way: a cell from its row to its column, a total from or to what is outside."""
        arcs: dict[Arc, int] = {}
        for row, column in (cell for cell in self.cells if cell in self.hidden):
            count = self.cells[row, column][measure]
            arcs[(ROW, row), (COLUMN, column)] = count
            if row in self.rows:
                arcs[FROM, (ROW, row)] = arcs.get((FROM, (ROW, row)), 0) + count
            if column in self.columns:
                arcs[(COLUMN, column), TO] = arcs.get(((COLUMN, column), TO), 0) + count
        return arcs


def _moves(arcs: Mapping[Arc, int]) -> Moves:
    """Where one case more can go from each node: along a way, or back on one that has a case."""
    moves: Moves = {}
    for arc, count in arcs.items():
        start, end = arc
        moves.setdefault(start, []).append((end, arc))
        if count:
            moves.setdefault(end, []).append((start, arc))
    return moves


def _can_move(moves: Moves, arc: Arc) -> bool:
    """Whether a count that is not none could be one more or one less, with others changed to match."""
    start, end = arc
    return _leads(moves, end, start, arc) or _leads(moves, start, end, arc)


def _leads(moves: Moves, start: Node, end: Node, without: Arc) -> bool:
    reached, waiting = {start}, [start]
    while waiting:
        for there, arc in moves.get(waiting.pop(), ()):
            if there in reached or arc == without:
                continue
            if there == end:
                return True
            reached.add(there)
            waiting.append(there)
    return False
