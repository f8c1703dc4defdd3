"""What a document says, put on paper: as PDF for signing and keeping, as DOCX for changing.

Pure: nothing here knows cases, tables or requests. `content` says what a document holds; `to_pdf` and `to_docx`
print it.
"""

from rabfang.letters.paper.docx import to_docx
from rabfang.letters.paper.pdf import to_pdf
from rabfang.letters.paper.pictures import CannotPrint

__all__ = ["CannotPrint", "to_docx", "to_pdf"]
