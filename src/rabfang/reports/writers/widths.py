"""How wide the columns of a table are on paper: as wide as what stands in them, and no wider than the sheet."""

from collections.abc import Sequence

from rabfang.procedures.chart.lines import longest_word, text_width
from rabfang.reports.blocks import Shows, Table
from rabfang.reports.values import Hand

LOOKED_AT = 300  # rows; those after them are like them
LEAST = 8.0  # of one that is made narrower
FEW = 12.0  # letters a line of words in a crowded table
MOST = 26.0  # letters of a column of words that is not yet made narrower


def natural(table: Table, hand: Hand) -> list[float]:
    """The widths the columns ask for, in letters."""
    asked = []
    for place, column in enumerate(table.columns):
        head = longest_word(hand.words(column.title), 1)
        cells = [hand.cell(row.cells[place], column.shows) for row in table.rows[:LOOKED_AT]]
        widest = max((text_width(text, 1) for text in cells), default=0)
        asked.append(max(head, min(widest, MOST) if column.shows is Shows.TEXT else widest, 1.5))
    return asked


def lies(table: Table, hand: Hand, total: float, letter: float, around: float) -> bool:
    """Whether a table needs a sheet on its side: it does not fit an upright one with its words in a few lines each."""
    asked = zip(natural(table, hand), table.columns, strict=True)
    least = [min(width, FEW) if column.shows is Shows.TEXT else width for width, column in asked]
    return sum(width * letter + around for width in least) > total


def shared(asked: Sequence[float], total: float, letter: float, around: float) -> list[float]:
    """The sheet's width shared out: letters of that size and the space around them; what is left to the wider ones.

    Where there is too little, long words are broken into more lines; figures keep their line while they can.
    """
    needed = [width * letter + around for width in asked]
    over = total - sum(needed)
    weights = [width**2 for width in asked] if over >= 0 else [max(0.0, width - LEAST) for width in asked]
    whole = sum(weights)
    if over < 0 and whole * letter < -over:
        return [width * total / sum(needed) for width in needed]
    return [width + over * weight / (whole or 1) for width, weight in zip(needed, weights, strict=True)]
