"""Tables of letters. Only `rabfang.letters.actions` writes them."""

from rabfang.letters.models.batch import BatchItem, LetterBatch
from rabfang.letters.models.books import NumberBook
from rabfang.letters.models.letter import Letter, LetterEntry, SentWay, State
from rabfang.letters.models.office import Letterhead, LetterTemplate

__all__ = [
    "BatchItem",
    "Letter",
    "LetterBatch",
    "LetterEntry",
    "LetterTemplate",
    "Letterhead",
    "NumberBook",
    "SentWay",
    "State",
]
