"""Letters of a case whose words are erased go with it: number, book and dates stay, words, PDF and scan do not."""

from collections.abc import Sequence
from datetime import datetime

from rabfang.cases.erased import erased_of
from rabfang.cases.models import Event
from rabfang.documents.models import StoredFile
from rabfang.letters.models import BatchItem, Letter, LetterBatch, LetterEntry, State

GONE = "(ลบแล้วตามกำหนดเวลาเก็บ)"


def letters_going(case: int) -> list[tuple[int, str]]:
    """Id and digest of each issued letter of a case, for the event that says that they are erased."""
    rows = Letter.objects.filter(case=case, number__isnull=False, erased_at__isnull=True).order_by("pk")
    return list(rows.values_list("pk", "digest"))


def erase_letters(case: int, at: datetime) -> Sequence[StoredFile]:
    """Erases the words of every letter of the case; returns the files that are not needed any more.

    A letter joined with those of other cases takes the joined file along: each of the others has its own PDF.
    """
    files: list[StoredFile | None] = []
    for letter in Letter.objects.filter(case=case, erased_at__isnull=True).select_related("file", "scan"):
        files += [letter.file, letter.scan]
        letter.content = _nothing(letter)
        letter.subject, letter.key, letter.sent_note = GONE, "", ""
        letter.file = letter.scan = None
        letter.erased_at = at
        if letter.number is None:
            letter.state = State.CANCELLED
        letter.version += 1
        letter.save()
    entries = LetterEntry.objects.filter(letter__case=case)
    files += [entry.file for entry in entries.select_related("file")]
    entries.update(note="", file=None)
    items = BatchItem.objects.filter(case=case)
    joined = LetterBatch.objects.filter(pk__in=items.values("batch"), file__isnull=False)
    files += [batch.file for batch in joined.select_related("file")]
    LetterBatch.objects.filter(pk__in=[batch.pk for batch in joined]).update(file=None)
    items.update(params={})
    return [file for file in files if file is not None]


def erased_rightly(letter: Letter) -> bool:
    """Whether nothing of an erased letter is left but what the event of its case says, with the digest it bore."""
    if letter.content != _nothing(letter) or letter.subject != GONE or letter.file_id or letter.scan_id:
        return False
    said = erased_of(Event.objects.filter(case=letter.case_id, action="erase")).letters
    return said.get(letter.pk) == letter.digest


def _nothing(letter: Letter) -> dict[str, str]:
    return {"paper": letter.content.get("paper", ""), "subject": GONE, "body": GONE}
