"""Mails that somebody made to do harm, or that came apart on their way."""

from rabfang.channels.email.tests.corpus.making import BODY, PLAIN, PNG, Example, mail, multi, part

MIXED = 'multipart/mixed; boundary="b0"'

EXAMPLES = [
    Example("two senders", mail("From: office@other.example"), says="ไฟหน้าวัดดับ"),
    Example("two subjects", mail("Subject: second"), says="ไฟหน้าวัดดับ"),
    Example("headers in the subject", mail(Subject="a =?utf-8?Q?=0D=0ABcc:_x@y.example?="), says="ไฟหน้าวัดดับ"),
    Example("a name turned around", mail(From="\u202emoc.elpmaxe <malee@people.example>"), says="ไฟหน้าวัดดับ"),
    Example("NUL in the words", mail(body=b"\0" + BODY.encode() + b"\0\0"), says="ไฟหน้าวัดดับ"),
    Example("NUL in a header", mail(Subject="a\0b"), says="ไฟหน้าวัดดับ"),
    Example("a subject of a megabyte", mail(Subject="ก" * 300_000), says="ไฟหน้าวัดดับ"),
    Example("a thousand headers", mail(*(f"X-{number}: {number}" for number in range(1000))), says="ไฟหน้าวัดดับ"),
    Example("parentheses without end", mail(From="(" * 5000 + " malee@people.example"), says="ไฟหน้าวัดดับ"),
    Example(
        "a charset that is a program",
        mail(kind="text/plain; charset=unicode_escape", body=b"\\x41 " + BODY.encode()),
        says="\\x41",
    ),
    Example("a charset with a path", mail(kind='text/plain; charset="../../etc/passwd"'), says="ไฟหน้าวัดดับ"),
    Example(
        "a file with a path",
        mail(
            kind=MIXED,
            body=multi(
                PLAIN, part("image/png", PNG, 'Content-Disposition: attachment; filename="../../etc/light.png"')
            ),
        ),
        files=("light.png",),
    ),
    Example("html of open comments", mail(kind="text/html", body=BODY.encode() + b"<!--" * 50_000), says="ไฟหน้าวัดดับ"),
    Example("html of open tags", mail(kind="text/html", body=BODY.encode() + b"<a " * 50_000), says="ไฟหน้าวัดดับ"),
    Example("thousands of parts", mail(kind=MIXED, body=multi(PLAIN, *[PLAIN] * 3000)), "held unreadable"),
    Example("no headers", b"\r\n" + BODY.encode(), says="ไฟหน้าวัดดับ"),
    Example("only a header", b"Subject: light", says="light"),
    Example("one letter", b"x", says="x"),
    Example("bytes at random", bytes(range(256)) * 20, says=""),
    Example("a forged number of another's case", mail(Subject="Re: 1/2570"), says="ไฟหน้าวัดดับ"),
    Example(
        "a forged reference",
        mail("In-Reply-To: <rabfang-1-20261123020000-000000000000000000000000@127.0.0.1>"),
        says="ไฟหน้าวัดดับ",
    ),
]
