"""Thai in every encoding that is used, and in some that are not what they say."""

import base64
import quopri
from urllib.parse import quote

from rabfang.channels.email.tests.corpus.making import BODY, PLAIN, PNG, SUBJECT, Example, encoded, mail, multi, part

THAI = BODY.encode("cp874")
NAME = "รูปถ่าย ไฟถนน.png"
MIXED = 'multipart/mixed; boundary="b0"'
SPLIT = SUBJECT.encode()


def text(charset: str, body: bytes = THAI) -> bytes:
    return mail(kind=f"text/plain; charset={charset}", body=body, name=charset or "none")


def named(*headers: str) -> bytes:
    return mail(kind=MIXED, body=multi(PLAIN, part("image/png", PNG, *headers)), name=str(len(headers[0])))


def says(name: str, raw: bytes, **more: str) -> Example:
    return Example(name, raw, says="ไฟหน้าวัดดับมาสามวันแล้ว", **more)  # type: ignore[arg-type]


EXAMPLES = [
    *(
        says(f"called {each}", text(each))
        for each in ("tis-620", "windows-874", "iso-8859-11", "TIS620", "x-windows-874")
    ),
    says("thai called latin 1", text("iso-8859-1")),
    says("thai called ascii", text("us-ascii")),
    says("thai called utf-8", text("utf-8")),
    says("thai called nothing known", text("x-unknown")),
    says("thai without a name", mail(kind="text/plain", body=THAI)),
    says("utf-8 called tis-620", text("tis-620", BODY.encode())),
    says("utf-8 called latin 1", text("iso-8859-1", BODY.encode())),
    says(
        "utf-16",
        text("utf-16", base64.encodebytes(BODY.encode("utf-16"))).replace(
            b"\r\n\r\n", b"\r\nContent-Transfer-Encoding: base64\r\n\r\n", 1
        ),
    ),
    says("utf-8 with a mark", text("utf-8", b"\xef\xbb\xbf" + BODY.encode())),
    says("utf-8 with a broken letter", text("utf-8", BODY.encode() + b"\xe0\xb8")),
    says(
        "quoted printable",
        text("utf-8", quopri.encodestring(BODY.encode())).replace(
            b"\r\n\r\n", b"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n", 1
        ),
    ),
    says(
        "base64 with rubbish",
        text("utf-8", base64.b64encode(BODY.encode()).replace(b"A", b"A!\r\n") + b"=====").replace(
            b"\r\n\r\n", b"\r\nContent-Transfer-Encoding: BASE64\r\n\r\n", 1
        ),
    ),
    Example("subject in tis-620", mail(Subject=encoded(SUBJECT, "tis-620")), subject=SUBJECT),
    Example("subject in q", mail(Subject=encoded(SUBJECT, "utf-8", "Q")), subject=SUBJECT),
    Example("subject bare", mail(Subject=SUBJECT), subject=SUBJECT),
    Example(
        "subject bare in tis-620",
        mail(Subject="@").replace(b"Subject: @", b"Subject: " + SUBJECT.encode("cp874")),
        subject=SUBJECT,
    ),
    Example(
        "a letter split between two words",
        mail(Subject="\r\n ".join(f"=?utf-8?B?{base64.b64encode(half).decode()}?=" for half in (SPLIT[:7], SPLIT[7:]))),
        subject=SUBJECT,
    ),
    Example(
        "file named by 2231", named(f"Content-Disposition: attachment; filename*=UTF-8''{quote(NAME)}"), files=(NAME,)
    ),
    Example("file named by 2047", named(f'Content-Disposition: attachment; filename="{encoded(NAME)}"'), files=(NAME,)),
    Example("file named bare", named(f'Content-Disposition: attachment; filename="{NAME}"'), files=(NAME,)),
    Example(
        "file named in pieces",
        named(
            "Content-Disposition: attachment; filename*0*=tis-620''"
            + quote(NAME[:6].encode("cp874"))
            + "; filename*1*="
            + quote(NAME[6:].encode("cp874"))
        ),
        files=(NAME,),
    ),
    Example(
        "file named on the type",
        named(
            "X-Nothing: 1\r\nContent-Description: x",
            f'Content-Disposition: inline; filename="{encoded(NAME)}"',
        ),
        files=(NAME,),
    ),
]
