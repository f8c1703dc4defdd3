"""A view as bare as Django allows that stores what a submission stores: the same rows of the same tables."""

import secrets

from django.db import transaction
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from rabfang.agencies.models import Agency
from rabfang.cases.models import (
    Case,
    CaseText,
    Clock,
    Complainant,
    Event,
    OutboxMessage,
    RegisterBook,
)
from rabfang.procedures.models import ProcedureVersion
from rabfang.search.models import SearchEntry

SAID = {
    "subject": "ไฟถนนดับหน้าวัด",
    "detail": "เสาไฟหน้าวัดดับมาสามวันแล้ว เด็กกลับบ้านตอนค่ำมองไม่เห็นทาง",
    "name": "สมหญิง ทดสอบ",
    "telephone": "0812345678",
    "email": "somying@people.example",
}
EXPLAINED = {"days": [["2026-11-23", day, "counted", ""] for day in range(9)], "due": "2026-12-02T16:30:00+07:00"}


def view(request: HttpRequest) -> HttpResponse:
    """Reads the form's fields and inserts."""
    now = timezone.now()
    said = request.POST
    with transaction.atomic():
        agency = Agency.objects.get(slug="hat-kham")
        version = ProcedureVersion.objects.filter(agency=agency).values_list("pk", flat=True).get()
        book, _ = RegisterBook.objects.get_or_create(agency=agency, year=2499)
        RegisterBook.objects.filter(pk=book.pk).update(last_number=F("last_number") + 1)
        book.refresh_from_db()
        moments = {"received_at": now, "legal_at": now, "entered_at": now, "registered_at": now}
        case = Case.objects.create(
            agency=agency,
            procedure_id=version,
            year=2499,
            number=book.last_number,
            head=secrets.token_hex(32),
            secret_hash=secrets.token_hex(32),
            submission=secrets.token_hex(32),
            step="intake.record",
            channel="website",
            subject=said["subject"],
            **moments,
        )
        person = {name: said[name] for name in ("name", "telephone", "email")}
        Complainant.objects.create(case=case, salt=secrets.token_hex(16), digest=secrets.token_hex(32), **person)
        Clock.objects.bulk_create(
            Clock(
                case=case,
                number=number,
                key="k",
                within="7 working days",
                bound="office",
                started_at=now,
                due_at=now,
                explanation=EXPLAINED,
            )
            for number in (1, 2)
        )
        Event.objects.create(case=case, seq=1, action="receive", at=now, actor_kind="citizen", effects=EXPLAINED)
        CaseText.objects.create(case=case, seq=1, field="detail", body=said["detail"], visibility="citizen")
        OutboxMessage.objects.create(case=case, about=case, seq=1, topic="acknowledgement", way="email", created_at=now)
        SearchEntry.objects.create(case=case, agency_id=agency.pk, key=f"{said['subject']} {said['name']}")
    return HttpResponse("stored")
