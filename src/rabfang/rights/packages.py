"""Packages of what is kept, for who asks and for the National Archives. The same data give the same bytes."""

import hashlib
import json
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import override

from rabfang.cases.models import Attachment, Case, CaseText, Event, Visibility
from rabfang.cases.queries import said_as_voice
from rabfang.cases.wording import public_sentence
from rabfang.channels.outbox import way_title
from rabfang.documents.models import StoredFile
from rabfang.documents.names import clean_name
from rabfang.documents.queries import open_original
from rabfang.letters.models import Letter
from rabfang.rights.models import DestructionList, Disclosure, Request
from rabfang.rights.queries import cases_of

Files = Mapping[str, bytes]
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the time of every file in a package: when it was packed says nothing of it
COLUMNS = ("name", "address", "telephone", "email", "chat", "language", "prefers", "discreet")


def access_package(request: Request) -> bytes:
    """Everything kept of the person in the confirmed cases: a page to read, their files, letters to them, checksums.

    Of others nothing: no words of officers among themselves, none of other complainants of the same matter.
    """
    cases = [_person_case(case) for case in _cases_of(request)]
    with override("th"):
        page = render_to_string("rights/access.html", {"request": request, "cases": cases})
    files = {"index.html": page.encode()}
    for case in cases:
        for path, stored in case["stored"]:
            files[path] = _bytes_of(stored)
    return packed(files)


def archive_package(row: DestructionList) -> bytes:
    """Each case of the list whole: record, files, letters, checksums."""
    files: dict[str, bytes] = {}
    for item in row.items.select_related("case__complainant", "case__agency").order_by("case_id"):
        folder = f"{item.case.year}-{item.case.number}"
        files[f"{folder}/record.json"] = json.dumps(
            _record(item.case), ensure_ascii=False, sort_keys=True, indent=1, default=str
        ).encode()
        for path, stored in _archived(item.case, folder):
            files[path] = _bytes_of(stored)
    return packed(files)


def packed(files: Files) -> bytes:
    """A ZIP with a list of checksums (`sha256sum -c`)."""
    sums = "".join(f"{hashlib.sha256(content).hexdigest()}  {path}\n" for path, content in sorted(files.items()))
    kept = BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in (*sorted(files.items()), ("SHA256SUMS", sums.encode())):
            archive.writestr(zipfile.ZipInfo(path, LONG_AGO), content)
    return kept.getvalue()


def _cases_of(request: Request) -> list[Case]:
    rows = Case.objects.filter(pk__in=cases_of(request), agency=request.agency_id, box__isnull=True)
    return list(rows.select_related("complainant", "agency").order_by("year", "number"))


def _person_case(case: Case) -> dict[str, Any]:
    events = [event for event in Event.objects.filter(case=case) if "voice" not in event.facts]
    own = {event.seq for event in events}
    texts = CaseText.objects.filter(case=case, seq__in=own, visibility=Visibility.CITIZEN)
    files = Attachment.objects.filter(case=case, seq__in=own, visibility=Visibility.CITIZEN).select_related("file")
    folder = f"{case.year}-{case.number}"
    stored = [(_path(folder, row.pk, row.file.name), row.file) for row in files]
    letters = list(
        Letter.objects.filter(case=case, number__isnull=False, erased_at__isnull=True).select_related("file")
    )
    name = case.complainant.name
    for letter in letters:
        if letter.file and name and name in str(letter.content.get("addressee", "")):
            stored.append((_path(folder, letter.pk, f"letter-{letter.number}.pdf"), letter.file))
    voiced = said_as_voice(case, events)
    said = [(voice.event.at, text.body) for voice in voiced for text in voice.texts]
    stored += [(_path(folder, row.pk, row.file.name), row.file) for voice in voiced for row in voice.files]
    happened = [(event.at, sentence) for event in events if (sentence := public_sentence(event))]
    return {
        "case": case,
        "person": case.complainant,
        "happened": happened,
        "words": [text.body for text in texts],
        "said_elsewhere": said,
        "letters": letters,
        "messages": [(row, way_title(row.way)) for row in case.outbox.order_by("pk")],
        "disclosures": list(Disclosure.objects.filter(case=case)),
        "stored": stored,
        "files": [path for path, _stored in stored],
    }


def _record(case: Case) -> dict[str, Any]:
    person = case.complainant
    return {
        "office": str(case.agency),
        "number": case.number_text,
        "subject": case.subject,
        "complainant": {name: getattr(person, name) for name in COLUMNS},
        "events": list(
            Event.objects.filter(case=case).values(
                "seq", "action", "at", "actor_kind", "role", "facts", "effects", "hash"
            )
        ),
        "words": list(CaseText.objects.filter(case=case).order_by("seq", "field").values("seq", "field", "body")),
        "letters": list(
            Letter.objects.filter(case=case)
            .order_by("pk")
            .values("reference_text", "dated", "kind", "content", "sha256")
        ),
    }


def _archived(case: Case, folder: str) -> Iterator[tuple[str, StoredFile]]:
    for row in Attachment.objects.filter(case=case).select_related("file").order_by("pk"):
        yield _path(f"{folder}/files", row.pk, row.file.name), row.file
    for letter in Letter.objects.filter(case=case, file__isnull=False).select_related("file", "scan").order_by("pk"):
        for kind, stored in (("letter", letter.file), ("signed", letter.scan)):
            if stored is not None:
                yield _path(f"{folder}/letters", letter.pk, f"{kind}-{stored.name}"), stored


def _path(folder: str, key: int, name: str) -> str:
    """Inside the package; nothing a sender named leaves its folder."""
    return f"{folder}/{key}-{clean_name(name).replace('/', '_')}"


def _bytes_of(stored: StoredFile) -> bytes:
    with open_original(stored) as content:
        return bytes(content.read())
