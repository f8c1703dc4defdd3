"""Mails that people write with the programs they have."""

from rabfang.channels.email.tests.corpus.making import (
    BODY,
    HTML,
    PDF,
    PLAIN,
    PNG,
    SUBJECT,
    Example,
    encoded,
    mail,
    multi,
    part,
)

MIXED, OTHER = 'multipart/mixed; boundary="b0"', 'multipart/alternative; boundary="b0"'
PICTURE = part("image/png", PNG, "Content-Disposition: attachment; filename=light.png")
QUOTED = (
    BODY
    + "\n\nเมื่อ จ. 23 พ.ย. 2026 08:00 สำนักงาน <office@saraburi-treasury.example> เขียนว่า:\n> รับเรื่องของท่านแล้ว\n> ขอบคุณ"
)
OUTLOOK = (
    BODY
    + "\n\n________________________________\nจาก: สำนักงาน\nส่ง: 23 พฤศจิกายน 2569\nถึง: มาลี\nเรื่อง: รับเรื่อง\n\nรับเรื่องแล้ว"
)
ORIGINAL = BODY + "\n\n-----Original Message-----\nFrom: office\nSent: Monday\nSubject: x\n\nold words"
LINES = "\n".join(f"บรรทัดที่ {number} ไฟดับ" for number in range(1500))

EXAMPLES = [
    Example("plain", mail(), says="ไฟหน้าวัดดับ", subject=SUBJECT),
    Example("html only", mail(kind="text/html; charset=utf-8", body=f"<p>{BODY}</p>".encode()), says="ไฟหน้าวัดดับ"),
    Example("both", mail(kind=OTHER, body=multi(PLAIN, HTML)), says="ไฟหน้าวัดดับ"),
    Example("picture", mail(kind=MIXED, body=multi(PLAIN, PICTURE)), says="ไฟหน้าวัด", files=("light.png",)),
    Example(
        "pdf without a type",
        mail(
            kind=MIXED,
            body=multi(PLAIN, part("application/octet-stream; name=a.pdf", PDF, "Content-Disposition: attachment")),
        ),
        files=("a.pdf",),
    ),
    Example(
        "related picture in html",
        mail(kind='multipart/related; boundary="b0"', body=multi(HTML, part("image/png", PNG, "Content-ID: <i@x>"))),
        says="ไฟหน้าวัดดับ",
        files=("image.png",),
    ),
    Example("answer with quotation", mail(body=QUOTED.encode(), name="q"), says="--- ข้อความเดิมที่อ้างถึง ---"),
    Example("answer by outlook", mail(body=OUTLOOK.encode(), name="o"), says="--- ข้อความเดิมที่อ้างถึง ---"),
    Example("answer in english", mail(body=ORIGINAL.encode(), name="e"), says="old words"),
    Example(
        "passed on without a word",
        mail(Subject="Fwd: ไฟดับ", body=b"---------- Forwarded message ---------\nFrom: a@b.example\nDate: Mon\n\nold"),
        says="old",
    ),
    Example(
        "passed on as a file",
        mail(kind=MIXED, body=multi(part("message/rfc822", mail(name="inner"), how=""))),
        says="ไฟหน้าวัดดับ",
    ),
    Example("no subject", mail(Subject=""), says="ไฟหน้าวัดดับ", subject="เรียน เจ้าหน้าที่"),
    Example("subject alone", mail(body=b"\r\n"), says=SUBJECT),
    Example("picture alone", mail(kind=MIXED, Subject="", body=multi(PICTURE)), says="ไม่มีข้อความ", files=("light.png",)),
    Example("nothing at all", mail(Subject="", body=b"\r\n\r\n"), "held empty"),
    Example("invisible words", mail(Subject=encoded("\u200b\u200b"), body="\u200b\u2060\n".encode()), "held empty"),
    Example("very long", mail(body=LINES.encode()), says="บรรทัดที่ 1 ", files=("ข้อความเต็ม.txt",)),
    Example("english", mail(Subject="Street light", body=b"The light is out."), says="The light is out."),
    Example("no date", mail(Date=""), says="ไฟหน้าวัดดับ"),
    Example("a date in the year 9999", mail(Date="Fri, 31 Dec 9999 23:59:59 -1200"), says="ไฟหน้าวัดดับ"),
    Example("a date that is none", mail(Date="yesterday"), says="ไฟหน้าวัดดับ"),
    Example("no message id", mail(Message_ID=""), says="ไฟหน้าวัดดับ"),
    Example("name without an address", mail(From="มาลี"), says="ไฟหน้าวัดดับ"),
    Example("no sender", mail(From=""), says="ไฟหน้าวัดดับ"),
    Example("name with a comma", mail(From='"ใจดี, มาลี" <malee@people.example>'), says="ไฟหน้าวัดดับ"),
    Example(
        "signed",
        mail(
            kind='multipart/signed; boundary="b0"; protocol="application/pkcs7-signature"',
            body=multi(PLAIN, part("application/pkcs7-signature; name=smime.p7s", b"\x30\x82")),
        ),
        says="ไฟหน้าวัดดับ",
    ),
    Example(
        "encrypted", mail(kind="application/pkcs7-mime; smime-type=enveloped-data", body=b"MIIB"), "held unreadable"
    ),
    Example(
        "encrypted by pgp",
        mail(
            kind='multipart/encrypted; boundary="b0"; protocol="application/pgp-encrypted"',
            body=multi(part("application/pgp-encrypted", b"Version: 1"), part("application/octet-stream", b"x")),
        ),
        "held unreadable",
    ),
]
