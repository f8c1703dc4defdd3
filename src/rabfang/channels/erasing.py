"""What ways in and out keep of a case goes when the case's words are erased (PDPA s.33).

Raw mails, messages of chats, pages of paper, rows of occasions: what stays is that something came, and when.
"""

from collections.abc import Iterable

from django.db.models import Q

from rabfang.cases.models import Complainant
from rabfang.channels.chat.talk import Talk
from rabfang.channels.chat.tracking import address
from rabfang.channels.models import (
    ChatAnswer,
    Conversation,
    Incoming,
    OccasionEntry,
    OfficerChat,
    PaperIntake,
    PaperPage,
)
from rabfang.documents.models import StoredFile


def erase_ways(case: int, chat: str, *, but: Iterable[int] = ()) -> list[StoredFile]:
    """Erases what was kept of the case on its way; returns the files that are not needed any more.

    chat: the complainant's conversation as it stood before, "line:account:user"; empty for none. It goes as well,
    unless another case of theirs, or an officer's own account, is told through it. but: events of others, whose
    messages stay.
    """
    files = _messages(Incoming.objects.filter(case=case).exclude(seq__in=list(but)).select_related("raw"))
    files += _paper(case)
    OccasionEntry.objects.filter(case=case).update(said={}, problems={}, words="")
    return [*files, *_conversations(case, chat)]


def erase_messages(case: int, seqs: Iterable[int]) -> list[StoredFile]:
    """The same for the messages that became these events of the case only."""
    return _messages(Incoming.objects.filter(case=case, seq__in=list(seqs)).select_related("raw"))


def _messages(rows: Iterable[Incoming]) -> list[StoredFile]:
    """Ids by which the same message is known again stay: they are digests, or the platform's own."""
    files = []
    for row in rows:
        if row.raw is not None:
            files.append(row.raw)
        emptied = {"sender": "", "subject": "", "body": "{}" if row.body else "", "raw": None, "reply_id": ""}
        Incoming.objects.filter(pk=row.pk).update(**emptied, error="", said_at=None)
    return files


def _paper(case: int) -> list[StoredFile]:
    pages = PaperPage.objects.filter(intake__case=case).select_related("source", "picture")
    files = [file for page in pages for file in (page.source, page.picture) if file is not None]
    PaperPage.objects.filter(intake__case=case).delete()
    said = ("sender", "address", "sent_by", "envelope_number", "letter_number", "reason")
    PaperIntake.objects.filter(case=case).update(letter_date=None, **dict.fromkeys(said, ""))
    return files


def _conversations(case: int, chat: str) -> list[StoredFile]:
    """Forgets who wrote: the conversation's row, all that was answered in it, and what was said beside the matter.

    One that stays loses what was answered: an answer may repeat the words of any of its matters.
    """
    files: list[StoredFile] = []
    ChatAnswer.objects.filter(case=case).delete()
    for row in Conversation.objects.filter(Q(case=case) | Q(pk__in=_named(chat))):
        row.answers.filter(next_at__isnull=True, case__isnull=True).update(said={})
        others = Complainant.objects.filter(chat=address(row)).exclude(case=case).exists()
        if others or row.rows or OfficerChat.objects.filter(conversation=row).exists():
            if row.case_id == case:
                row.case, row.talk = None, Talk().as_json()
                row.save(update_fields=["case", "talk"])
            continue
        row.answers.all().delete()
        beside = Incoming.objects.filter(account=row.account_id, way=row.account.platform, sender=row.user)
        files += _messages(beside.filter(case__isnull=True).select_related("raw"))
        row.delete()
    return files


def _named(chat: str) -> list[int]:
    _platform, account, user = [*chat.split(":", 2), "", ""][:3]
    if not account.isdecimal():
        return []
    return list(Conversation.objects.filter(account=int(account), user=user).values_list("pk", flat=True))
