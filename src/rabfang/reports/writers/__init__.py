"""A report, written as page, PDF, workbook or document: the same `Content` says the same in each.

`page.of` prepares blocks for a template (`{% load reports %}`), `to_pdf`, `to_xlsx` and `to_docx` give the bytes of a
file, all in the active language.
"""

from rabfang.reports.writers.docx import to_docx
from rabfang.reports.writers.pdf import to_pdf
from rabfang.reports.writers.xlsx import to_xlsx

__all__ = ["to_docx", "to_pdf", "to_xlsx"]
