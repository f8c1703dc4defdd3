"""Mails that programs send: absences, receipts, returned mail, lists, advertising."""

from rabfang.channels.email.tests.corpus.making import TO, Example, encoded, mail, multi, part

REPORT = 'multipart/report; report-type=delivery-status; boundary="b0"'
READ = 'multipart/report; report-type=disposition-notification; boundary="b0"'
STATUS = (
    b"Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; x@y.example\r\nAction: failed\r\n"
    b"Status: 5.1.1\r\nDiagnostic-Code: smtp; 550 no such user\r\n"
)

EXAMPLES = [
    Example("on leave", mail("Auto-Submitted: auto-replied"), "done automatic"),
    Example("on leave, by its subject", mail(Subject="Automatic reply: ไฟดับ"), "done automatic"),
    Example("on leave in thai", mail(Subject=encoded("ตอบกลับอัตโนมัติ: ไฟดับ")), "done automatic"),
    Example("vacation program", mail("X-Autoreply: yes"), "done automatic"),
    Example(
        "a receipt that it was read",
        mail(kind=READ, body=multi(part("text/plain", b"read"), part("message/disposition-notification", b"x"))),
        "done automatic",
    ),
    Example("a form of another site", mail("Auto-Submitted: auto-generated"), "held automatic"),
    Example(
        "returned",
        mail(
            From="MAILER-DAEMON@mx.example",
            kind=REPORT,
            body=multi(part("text/plain", b"sorry"), part("message/delivery-status", STATUS, how="")),
        ),
        "held bounce",
    ),
    Example(
        "returned the old way",
        mail("X-Failed-Recipients: x@y.example", From="Mail Delivery System <mailer-daemon@mx.example>"),
        "held bounce",
    ),
    Example("a list", mail("List-Id: <news.example>"), "held list"),
    Example("a newsletter", mail("List-Unsubscribe: <mailto:x@news.example>"), "held list"),
    Example("bulk", mail("Precedence: bulk"), "held list"),
    Example("marked as spam", mail("X-Spam-Flag: YES"), "held spam"),
    Example("scored as spam", mail("X-Spam-Status: Yes, score=9.1"), "held spam"),
    Example("spam by its subject", mail(Subject="***SPAM*** win"), "held spam"),
    Example("nothing but links", mail(body=b"http://win.example/1 http://win.example/2"), "held spam"),
    Example("not marked as spam", mail("X-Spam-Status: No, score=0.1"), says="ไฟหน้าวัดดับ"),
    Example(
        "a link among words",
        mail(body="ดูภาพไฟดับได้ที่ https://pictures.example/1".encode()),
        says="https://pictures.example/1",
    ),
    Example("our own address", mail(From=TO), "done automatic"),
]
