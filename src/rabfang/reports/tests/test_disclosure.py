"""No hidden count can be computed from what is shown: every small table there is, by trying all that it could be."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import product
from random import Random

import pytest

from rabfang.reports.disclosure import hidden_in_line, hidden_in_table

LEAST = 3
Cells = Mapping[tuple[int, int], tuple[int, ...]]


@pytest.mark.parametrize(("cells", "most"), [(2, 9), (3, 6), (4, 4)])
def test_a_line_tells_no_small_count_even_to_who_knows_how_it_is_hidden(cells: int, most: int) -> None:
    """All lines that look the same when they are shown, with the same total, differ in each hidden cell."""
    looks = defaultdict(list)
    for counts in product(range(most + 1), repeat=cells):
        hidden = hidden_in_line(dict(enumerate((count,) for count in counts)), LEAST)
        assert hidden >= {place for place, count in enumerate(counts) if 0 < count < LEAST}
        shown = tuple(None if place in hidden else count for place, count in enumerate(counts))
        total = sum(counts) if not 0 < sum(counts) < LEAST else None
        looks[shown, total].append(counts)
    for (shown, total), lines in looks.items():
        if total is not None and total > most:
            continue  # lines with greater counts look the same and were not tried
        for place, count in enumerate(shown):
            values = {line[place] for line in lines}
            assert count is not None or len(values) > 1, (shown, total, lines)


@pytest.mark.parametrize(("rows", "columns", "most", "tried"), [(2, 2, 4, None), (2, 3, 4, 200), (3, 3, 3, 60)])
def test_no_hidden_count_of_a_table_can_be_computed(rows: int, columns: int, most: int, tried: int | None) -> None:
    every = list(product(range(most + 1), repeat=rows * columns)) if tried is None else None
    chance = Random(7)
    for counts in every or (tuple(chance.choices((0, 0, 1, 2, 3, most), k=rows * columns)) for _ in range(tried or 0)):
        _holds(counts, rows, columns)


def _holds(counts: tuple[int, ...], rows: int, columns: int) -> None:
    cells = {(place // columns, place % columns): (count,) for place, count in enumerate(counts)}
    if 0 < sum(counts) < LEAST:
        return  # such a table is not shown at all
    down, across = _sums(cells, 0, rows), _sums(cells, 1, columns)
    no_rows, no_columns = hidden_in_line(down, LEAST), hidden_in_line(across, LEAST)
    hidden = hidden_in_table(cells, LEAST, without_rows=no_rows, without_columns=no_columns)
    assert hidden >= {cell for cell, (count,) in cells.items() if 0 < count < LEAST}
    told = [[cell for cell in cells if cell[0] == row] for row in range(rows) if row not in no_rows]
    told += [[cell for cell in cells if cell[1] == column] for column in range(columns) if column not in no_columns]
    unknown = sorted(hidden)
    computed = {cell for cell in unknown if cells[cell] != (0,)}
    for guess in _guesses(cells, unknown, told):
        computed = {cell for cell in computed if guess[cell] == cells[cell][0]}
        if not computed:
            return
    assert not computed, (counts, hidden)


def _sums(cells: Cells, side: int, many: int) -> dict[int, tuple[int, ...]]:
    return {name: (sum(count for cell, (count,) in cells.items() if cell[side] == name),) for name in range(many)}


def _guesses(
    cells: Cells,
    unknown: list[tuple[int, int]],
    told: list[list[tuple[int, int]]],
) -> Iterator[dict[tuple[int, int], int]]:
    """Every way to fill what is hidden so that all totals that are told, and the whole, come out."""
    lines = [*told, list(cells)]
    left = [sum(cells[cell][0] for cell in line if cell in unknown) for line in lines]

    def fill(place: int, guess: dict[tuple[int, int], int], left: list[int]) -> Iterator[dict[tuple[int, int], int]]:
        if place == len(unknown):
            if not any(left):
                yield dict(guess)
            return
        cell = unknown[place]
        inside = [number for number, line in enumerate(lines) if cell in line]
        for value in range(min(left[number] for number in inside) + 1):
            after = [rest - value if number in inside else rest for number, rest in enumerate(left)]
            yield from fill(place + 1, {**guess, cell: value}, after)

    return fill(0, {}, left)


def test_counts_of_one_cell_are_hidden_together() -> None:
    """Of months with (received, closed) one is small in what was closed; it and another go, whole."""
    line = {"october": (9, 1), "november": (8, 7), "december": (20, 22)}
    assert hidden_in_line(line, LEAST) == {"october", "november"}
    assert hidden_in_line({"october": (2, 0), "november": (0, 0)}, LEAST) == {"october", "november"}
    assert hidden_in_line({"october": (9, 0), "november": (0, 4)}, LEAST) == frozenset()
