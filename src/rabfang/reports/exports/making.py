"""One file in the making: the ids of its rows, how far it is, and what is written of it."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import BinaryIO, cast

from django.conf import settings

from rabfang.reports.exports.csv_file import CsvFile
from rabfang.reports.exports.lists import Found, Value, listing_of
from rabfang.reports.exports.xlsx_file import XlsxFile
from rabfang.reports.models import Export

AT_ONCE = 500  # rows read by one question


@dataclass
class Making:
    """Eight bytes a row in memory; the rows only in a file without a name, which ends with the worker.

    `at` is how many of the ids are behind us, `rows` how many rows were written for them.
    """

    keys: "array[int]"
    content: BinaryIO
    write: CsvFile | XlsxFile
    at: int = 0
    rows: int = 0

    @classmethod
    def begun(cls, export: Export, found: Found) -> "Making":
        """With the ids as they are at this moment, and the headings."""
        content = cast(BinaryIO, TemporaryFile(dir=settings.FILE_UPLOAD_TEMP_DIR))  # noqa: SIM115 - closed by `close`
        english = export.language == "en"
        write: CsvFile | XlsxFile
        if export.format == Export.Format.CSV:
            write = CsvFile(content, found.heads, english=english)
        else:
            write = XlsxFile(content, found.heads, title=str(listing_of(export.listing).title), english=english)
        return cls(array("q", found.keys()), content, write)

    @property
    def ended(self) -> bool:
        """Whether every row is written."""
        return self.at >= len(self.keys)

    def close(self) -> None:
        """Lets go of the file, and so of all that is written."""
        self.write.abandon()
        self.content.close()

    def go_on(self, found: Found, most: int) -> None:
        """Writes at most so many more rows, as they are now and for whom `found` is."""
        stop = min(self.at + most, len(self.keys))
        while self.at < stop:
            keys = list(self.keys[self.at : min(self.at + AT_ONCE, stop)])
            read: Sequence[Sequence[Value]] = list(found.rows(keys))
            self.write.add(read)
            self.at += len(keys)
            self.rows += len(read)
