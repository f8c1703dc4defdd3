"""One office with something at every address of it, and who comes to look."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from io import BytesIO
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile

from rabfang.accounts.actions.make_link import invite
from rabfang.accounts.links import token_of
from rabfang.accounts.models import Factor
from rabfang.agencies.models import Agency, Delegation, Holiday, Officer, Partner, RoleHolding, Unit
from rabfang.cases.actors import Actor
from rabfang.cases.models import Attachment, Case, OutboxMessage
from rabfang.cases.tests.walking import submitted, walk
from rabfang.channels.chat.talk import Talk
from rabfang.channels.models import Asking, ChatAccount, Conversation, Incoming, Mailbox
from rabfang.channels.occasions.actions.hold import Told, hold
from rabfang.channels.occasions.queries import files_of
from rabfang.channels.paper.actions import begin
from rabfang.channels.posters.actions import hang
from rabfang.channels.watch.changes import ChangeFacts, enter_change
from rabfang.core.clock import local_date, now
from rabfang.documents.actions import accept, store_made
from rabfang.documents.kinds import EML
from rabfang.documents.models import StoredFile
from rabfang.documents.tests.pictures import picture
from rabfang.letters.actions import make_batch as letters
from rabfang.letters.actions.draft import draft
from rabfang.letters.actions.make_batch import make_batch
from rabfang.letters.actions.save_template import save_template
from rabfang.letters.actions.work_batches import make_letters
from rabfang.letters.models import Letter, LetterBatch
from rabfang.letters.texts import built_in
from rabfang.reports.actions.tables import Kept, make_editions, save_table
from rabfang.reports.builder.question import Question
from rabfang.reports.exports.actions.ask import Wanted
from rabfang.reports.exports.actions.ask import ask as export_of
from rabfang.reports.exports.actions.make import Maker
from rabfang.reports.exports.lists import listing_of
from rabfang.reports.exports.queries import Export
from rabfang.reports.models import Report
from rabfang.reports.tables import editions_of
from rabfang.rights.actions.requests import ask
from rabfang.rights.models import Breach, DestructionList, Hold
from tests.permissions import confidential
from tests.permissions.table import TABLE

OFFICERS = {
    "centre": "centre@hat-kham.example",
    "unit": "unit@hat-kham.example",
    "other-unit": "unit.office@hat-kham.example",
    "executive": "executive@hat-kham.example",
    "administrator": "administrator@hat-kham.example",
    "auditor": "auditor@hat-kham.example",
    "protector": "dpo@hat-kham.example",
    "elsewhere": "centre@saraburi-treasury.example",
    **confidential.PEOPLE,
}


def _officer(person: str) -> Officer:
    return Officer.objects.get(email=OFFICERS[person])


def _batch(case: Case) -> LetterBatch:
    """A batch of one letter, made."""
    by = Actor.officer(_officer("centre"), now())
    batch = make_batch(case.agency, [letters.Wanted(case.pk, "acknowledgement")], by=by, at=now(), asked=uuid4())
    make_letters(now())
    return batch


def _watched(agency: Agency) -> dict[str, list[object]]:
    """A channel, and something changed about it."""
    said = ChangeFacts("telephone", date(2026, 11, 23), "เพิ่มคู่สาย", "สายไม่ว่าง")
    change = enter_change(agency, said, by=Actor.officer(_officer("centre"), now()), at=now())
    named: dict[str, list[object]] = {f"desk:{name}": ["telephone"] for name in ("channel", "channel_check")}
    return named | {"desk:channel_change_edit": [change.pk]}


def _asked(case: Case) -> dict[str, list[object]]:
    """A complainant whom an officer is to call."""
    row = Asking.objects.create(case=case, seq=1, state=Asking.State.TO_CALL, due_at=now())
    return {"desk:satisfaction_unanswered": [row.pk]}


def _like(case: Case) -> dict[str, list[object]]:
    """A case that may be the same matter, at each address of it."""
    other = submitted(case.agency).case.pk
    deeds: dict[str, list[object]] = {
        f"desk:similar_{deed}": [case.pk, other] for deed in ("join", "apart", "together")
    }
    return deeds | {"desk:similar": [case.pk]}


def _incoming(agency: Agency) -> dict[str, list[object]]:
    """A mail that was held, and the mailbox by which it came."""
    raw = store_made(BytesIO(b"Subject: x"), "mail.eml", EML, at=now())
    box = Mailbox.objects.create(agency=agency, address="a@b.example", host="127.0.0.1", port=1, next_at=now())
    row = Incoming.objects.create(
        agency=agency, way="email", account=box.pk, external_id="1", received_at=now(), raw=raw, state="held"
    )
    found: dict[str, list[object]] = {
        f"settings:mailbox_{deed}": [box.pk] for deed in ("edit", "test", "pause", "resume")
    }
    found |= {"desk:incoming_one": [row.pk], "desk:incoming_raw": [row.pk], "desk:incoming_do": [row.pk, "spam"]}
    return found


def _partner(agency: Agency) -> dict[str, list[object]]:
    """An entry of the address book, at each address of it."""
    key = Partner.objects.filter(agency=agency).earliest("pk").pk
    return {f"settings:partner_{deed}": [key] for deed in ("edit", "close", "reopen")}


def _occasion(agency: Agency, file: StoredFile) -> dict[str, list[object]]:
    """An occasion with a photograph, at each address of it."""
    today = local_date(now())
    told = Told("walk-in", "ประชาคมหมู่ 4", today, today, _officer("centre").pk)
    one = hold(agency, told, by=Actor.officer(_officer("centre"), now()), at=now(), asked=uuid4(), files=[file])
    found: dict[str, list[object]] = {name: [one.pk] for name in TABLE if name.startswith("desk:occasion")}
    photograph = files_of(one)[0].pk
    found |= {name: [one.pk, photograph] for name in ("desk:occasion_file", "desk:occasion_file_remove")}
    return found | {"desk:occasions": [], "desk:occasion_new": []}


def _paper(agency: Agency) -> dict[str, list[object]]:
    """A paper of one page, at each address of it."""
    file, by = accept(SimpleUploadedFile("page.jpg", picture()), at=now()), Actor.officer(_officer("centre"), now())
    intake = begin(agency, by=by, at=now(), files=[file], channel="letter", received_at=now())
    page = intake.pages.get().pk
    whole: dict[str, list[object]] = {
        f"desk:paper{name}": [intake.pk] for name in ("", "_aside", "_again", "_progress")
    }
    return whole | {f"desk:paper_{name}": [intake.pk, page] for name in ("picture", "source")}


def _chat(agency: Agency) -> dict[str, list[object]]:
    """An account on LINE and a talk left half-way there, at each address of them."""
    row = ChatAccount.objects.create(
        agency=agency, platform="line", channel="walk-in", name="LINE", hook="h", created_at=now()
    )
    found: dict[str, list[object]] = {f"settings:chat_{deed}": [row.pk] for deed in ("edit", "try", "close", "reopen")}
    talk = Conversation.objects.create(account=row, user="U", last_at=now())
    raw = store_made(BytesIO(b"Subject: x"), "sent.eml", EML, at=now())
    sent = Incoming.objects.create(
        agency=agency,
        channel="walk-in",
        way="line",
        account=row.pk,
        external_id="2",
        received_at=now(),
        raw=raw,
        body=json.dumps({"type": "message", "message": {"id": "1", "type": "file"}}),
    )
    words = Talk(files=("1",)).as_json()
    gathered = {"talk": words, "rows": [sent.pk], "submission": "s", "conversation": talk.pk}
    left = Incoming.objects.create(
        agency=agency,
        channel="walk-in",
        way="line",
        account=row.pk,
        external_id="1",
        received_at=now(),
        state="held",
        reason="talk",
        body=json.dumps({"gathered": gathered}),
    )
    at: list[object] = [left.pk]
    found |= {"chats:take": at, "chats:leave": at, "chats:back": at, "chats:file": [left.pk, sent.pk]}
    return {**found, "settings:chat_add": ["line"], "hooks:chat": ["line", row.hook]}


def _poster(agency: Agency) -> dict[str, list[object]]:
    """A poster in the market, at each address of it."""
    made = hang(agency, by=Actor.officer(_officer("centre"), now()), at=now(), channel="website", place="ตลาด").pk
    return {f"desk:poster_{name}": [made] for name in ("pdf", "card", "down")}


def _table(agency: Agency) -> dict[str, list[object]]:
    """The executive's table, shared, with what was made of it, at each address of it."""
    question, kept = Question(rows="kind"), Kept("รายเดือน", is_shared=True, every="month")
    table = save_table(agency, question, kept, by=_officer("executive"), at=now())
    make_editions(now() + timedelta(days=31))
    edition = editions_of(table)[0]
    at: list[object] = [table.pk]
    return {"desk:table": at, "desk:table_delete": at, "desk:table_edition": [*at, edition.pk]}


def _letters(case: Case, scan: StoredFile) -> dict[str, list[object]]:
    """A letter of the case with its signed copy, a batch, and a text of the office's own."""
    letter = draft(case.agency, "reply", by=Actor.officer(_officer("centre"), now()), at=now(), case=case)
    Letter.objects.filter(pk=letter.pk).update(scan=scan)
    batch = _batch(case)
    own = replace(built_in()["reply"], subject="แจ้งผล")
    save_template(case.agency, "reply", own, by=_officer("administrator"), at=now())
    return {
        **{name: [letter.pk] for name in TABLE if name.startswith("desk:letter_")},
        **{f"desk:{name}": [batch.pk] for name in ("batch", "batch_pdf", "batch_stop")},
        "desk:letter": [letter.pk],
        "desk:letter_do": [letter.pk, "issue"],
        "desk:letter_begin": ["appointment"],
        "desk:case_letter_begin": [case.pk, "reply"],
        "desk:batch_preview": [case.pk, "reply"],
        "settings:letter_template": ["reply"],
        "settings:letter_template_reset": ["reply"],
    }


def _export() -> dict[str, list[object]]:
    """The register asked for as a file and made, at each address of it."""
    by, listing = _officer("centre"), listing_of("register")
    export = export_of(listing, {}, Wanted(Export.Format.CSV, "th"), by=by, at=now(), asked=uuid4())
    Maker().make_now(export, now())
    found: dict[str, list[object]] = {f"desk:export{name}": [export.pk] for name in ("", "_file", "_remove")}
    return found | {"desk:export_new": ["register"]}


def _account(officer: Officer) -> dict[str, list[object]]:
    """An invitation, and a second factor of somebody who is none of the people here."""
    link = invite(officer, by=_officer("administrator"), at=now())
    factor = Factor.objects.create(officer=officer, kind="totp", secret="", added_at=now())
    return {
        "account_provider_begin": ["citizen"],
        "account_link": [link.pk, token_of(link)],
        "account_factor_remove": [factor.pk],
    }


def _rights(case: Case) -> dict[str, list[object]]:
    """A request, a list, a hold and a breach, at each address of them."""
    by = _officer("protector")
    asked = ask(case, "access", "", at=now())
    listed = DestructionList.objects.create(
        agency=case.agency, after="destroy", reason="พ้นเวลา", proposed_by=by, proposed_at=now()
    )
    held = Hold.objects.create(case=case, reason="คดี", by=by, at=now())
    breach = Breach.objects.create(
        agency=case.agency, what="หาย", data="ชื่อ", known_at=now(), due_at=now(), made_by=by, made_at=now()
    )
    return {
        "desk:rights_request": [asked.pk],
        "desk:rights_request_do": [asked.pk, "answer"],
        "desk:rights_package": [asked.pk],
        "desk:rights_release": [held.pk],
        **{f"desk:rights_{name}": [listed.pk] for name in ("list", "archive", "decide", "hand_over")},
        **{f"desk:rights_breach{name}": [breach.pk] for name in ("", "_reported", "_tell", "_told")},
        "desk:disclosures": [case.pk],
    }


def _report(case: Case) -> dict[str, list[object]]:
    """A report of a week that the centre owes, at each address of it."""
    made = Report.objects.create(
        agency=case.agency,
        procedure_id=case.procedure_id,
        duty="weekly",
        form="summary",
        first=date(2026, 11, 16),
        last=date(2026, 11, 22),
        due_at=now(),
        made_at=now(),
    ).pk
    found: dict[str, list[object]] = {"desk:report": [made], "desk:report_do": [made, "sign"]}
    return found | {"desk:report_file": [made, "pdf"], "desk:report_any_file": ["pdf"]}


@dataclass
class Scene:
    """A case assigned to one unit, and something at every address."""

    case: Case
    arguments: Mapping[str, Sequence[object]]

    @classmethod
    def laid(cls, agency: Agency) -> "Scene":
        case = walk(agency, "service-quality", until="report")
        file = accept(SimpleUploadedFile("note.txt", "บันทึก".encode()), at=now())
        attachment = Attachment.objects.create(case=case, seq=1, file=file, visibility="citizen")
        slug, unit = agency.slug, Unit.objects.get(agency=agency, key="finance")
        officer = Officer.objects.get(email="unit.public-health@hat-kham.example")
        holding = RoleHolding.objects.get(officer=officer)
        span = {"starts_on": date(2026, 11, 1), "ends_on": date(2026, 12, 1)}
        lent = Delegation.objects.create(holding=holding, to=_officer("centre"), reason="ลา", **span)
        day = Holiday.objects.create(agency=agency, day=date(2026, 12, 14), name="งานประจำปี", source="ประกาศ")
        office: dict[str, list[object]] = {name: [slug] for name in TABLE if name.startswith("public:")}
        office |= {"public:mine": [], "public:leave_mine": [], "public:open_mine": [case.pk]}
        office |= {"public:open_data_file": [slug, "cases-monthly", "csv"]}
        office |= {"public:home": [], "public:privacy": [], "public:accessibility": []}
        one: dict[str, list[object]] = {
            name: [officer.pk] for name in TABLE if name.startswith("settings:officer") and name[-1] not in "sd"
        }
        return cls(
            case,
            {
                **office,
                **one,
                **_letters(case, file),
                **_occasion(agency, accept(SimpleUploadedFile("visit.txt", "ภาพ".encode()), at=now())),
                **_watched(agency),
                **_asked(case),
                **_like(case),
                "public:file": [slug, attachment.pk],
                "public:act": [slug, "message"],
                "public:report_more": [slug, "message"],
                "desk:case": [case.pk],
                **{f"desk:{name}": [case.pk] for name in ("oral", "stamp", "steps", "steps_pdf")},
                "desk:act": [case.pk, "note"],
                "desk:file": [case.pk, attachment.pk],
                "desk:message": [OutboxMessage.objects.filter(case=case).values_list("pk", flat=True)[0]],
                "desk:retry": [OutboxMessage.objects.filter(case=case).values_list("pk", flat=True)[0]],
                "desk:told": [OutboxMessage.objects.filter(case=case).values_list("pk", flat=True)[0]],
                **_account(officer),
                "settings:role_give": [officer.pk],
                "settings:role_end": [holding.pk],
                "settings:delegation_end": [lent.pk],
                "settings:holiday_edit": [day.pk],
                "settings:holiday_remove": [day.pk],
                "settings:unit_edit": [unit.pk],
                "settings:unit_close": [unit.pk],
                "settings:unit_reopen": [unit.pk],
                **_partner(agency),
                **_paper(agency),
                **_chat(agency),
                **_poster(agency),
                **_table(agency),
                **_rights(case),
                **_export(),
                **_report(case),
                **_incoming(agency),
                **confidential.laid(Agency.objects.get(slug="school-integrity"))[1],
                **{key: [1] for key in ("settings:procedure", "settings:procedure_pdf")},
            },
        )
