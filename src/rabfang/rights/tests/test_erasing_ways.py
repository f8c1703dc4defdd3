"""What came by mail, chat or paper is gone to the last byte as well; a chat lives while another case needs it."""

from collections.abc import Callable
from datetime import datetime

import pytest

from rabfang.agencies.models import Agency, Officer
from rabfang.cases.actors import Actor
from rabfang.cases.erasing import Scope
from rabfang.cases.models import Case
from rabfang.cases.tests.full_register import act, stored_file
from rabfang.cases.verify import faults
from rabfang.channels.chat.tests.chatting import Chatter, account
from rabfang.channels.chat.tests.platform_server import PlatformServer
from rabfang.channels.conftest import platform
from rabfang.channels.email.tests.conftest import Came, box, came, office
from rabfang.channels.models import Conversation, Incoming, PaperIntake, PaperPage
from rabfang.core.clock import now
from rabfang.rights.scrubbing import scrub
from rabfang.rights.tests.conftest import CENTRE
from rabfang.rights.tests.remains import found
from rabfang.rights.tests.test_erasing import gone

__all__ = ["box", "came", "office", "platform"]
pytestmark = pytest.mark.django_db(transaction=True)
AsActor = Callable[[str], Actor]
MAIL = b"""From: Qzsender <qzsender@people.example>
To: office@saraburi-treasury.example
Subject: qzmailsubject
Message-ID: <qzmessageid@people.example>
Date: Mon, 23 Nov 2026 09:00:00 +0700
Content-Type: text/plain; charset=utf-8

qzmailbody about a street light
"""


def test_a_mail_goes_with_its_case(came: Came, actor: AsActor) -> None:
    row = came(MAIL)
    assert row.case is not None
    act(row.case, "void")
    words = ("qzsender", "qzmailsubject", "qzmailbody", "qzmessageid")
    assert found(*words) == list(words)
    gone(Case.objects.select_related("agency").get(pk=row.case.pk), Scope.WHOLE, actor)
    scrub()
    assert found(*words) == []
    assert Incoming.objects.get(pk=row.pk).external_id
    assert not list(faults())


def test_a_chat_goes_unless_another_case_needs_it(
    offices: dict[str, Agency], platform: PlatformServer, actor: AsActor
) -> None:
    line = Chatter(account(offices["school-integrity"], "line"), "Uqzuser0001")
    cases = []
    for words in ("qzfirsttalk", "qzsecondtalk"):
        line.say("เรื่องใหม่", words, "ต่อไป", "ข้าม", "ข้าม", "ส่งเรื่อง")
        cases.append(Case.objects.select_related("agency").latest("pk"))
    first, second = cases
    for case in cases:
        act(case, "void")
    gone(first, Scope.PERSON, actor)
    scrub()
    assert found("qzfirsttalk", "qzsecondtalk", "Uqzuser0001") == ["qzsecondtalk", "Uqzuser0001"]
    assert Conversation.objects.exists()
    gone(second, Scope.PERSON, actor)
    scrub()
    assert found("qzsecondtalk", "Uqzuser0001") == []
    assert not Conversation.objects.exists()
    assert not list(faults())


def test_pages_of_paper_go_with_their_case(told: Case, actor: AsActor, officer: Callable[[str], Officer]) -> None:
    by, at = officer(CENTRE), now()
    intake = paper(told, by, at)
    PaperPage.objects.create(intake=intake, position=1, source=stored_file(b"qzscan", "qz.txt"), draft="qzdraft")
    words = ("qzscan", "qzdraft", "qzpapersender")
    assert found(*words) == list(words)
    gone(told, Scope.PERSON, actor)
    scrub()
    assert found(*words) == []
    assert PaperIntake.objects.get(pk=intake.pk).state == "recorded"


def paper(case: Case, by: Officer, at: datetime) -> PaperIntake:
    """A paper that became the case."""
    return PaperIntake.objects.create(
        agency=case.agency,
        channel="letter",
        made_by=by,
        made_at=at,
        received_at=at,
        sender="qzpapersender",
        state="recorded",
        case=case,
    )
