"""When a channel was looked at, by whom and what was found, and in which rounds nobody looked; the newest first."""

from collections.abc import Mapping

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rabfang.channels.watch.history import Entry, history
from rabfang.core.errors import NotFound
from rabfang.desk.taking_out.finding import day_words, here_for, of_lines
from rabfang.desk.watch.channels import span_of
from rabfang.reports.exports.lists import Asking, Found, Head, Listing, Shows, Value

FIELDS = ("channel", "from", "to")
HEADS = (
    Head(gettext_lazy("วันเริ่ม"), Shows.DATE, 14),
    Head(gettext_lazy("วันสิ้นสุด"), Shows.DATE, 14),
    Head(gettext_lazy("ผล"), width=18),
    Head(gettext_lazy("พบเรื่อง"), Shows.NUMBER, 12),
    Head(gettext_lazy("ผู้ตรวจ"), width=24),
    Head(gettext_lazy("บันทึกเมื่อ"), Shows.MOMENT, 20),
    Head(gettext_lazy("หมายเหตุ"), width=44),
)


def found(asking: Asking) -> Found:
    """Of the channel and the span that the address says."""
    here = here_for(asking)
    channel = here.procedure.channels.get(asking.said.get("channel", ""))
    if channel is None:
        raise NotFound("not-found")
    first, last = span_of(asking.said, here)
    said = [
        (_("ช่องทาง"), str(channel.title)),
        (_("ตั้งแต่วันที่"), day_words(first)),
        (_("ถึงวันที่"), day_words(last)),
    ]
    entries = history(here.agency, channel.key, first, last, here.at, most=None)
    return of_lines(here, HEADS, entries, _cells, said, f"channel:{channel.key} from:{first} to:{last}")


def _cells(entry: Entry) -> list[Value]:
    check, missed = entry.check, entry.missed
    if check:
        by = check.by.name if check.by else _("ระบบ")
        return [check.day, check.day, _("ตรวจแล้ว"), check.found, by, check.at, check.note]
    first, last = (missed.first, missed.last) if missed else (entry.day, entry.day)
    return [first, last, _("ไม่ได้ตรวจ"), None, "", None, ""]


def _page(said: Mapping[str, str]) -> str:
    span = {name: said[name] for name in FIELDS[1:] if name in said}
    page = reverse("desk:channel", args=[said["channel"]])
    return f"{page}?{urlencode(span)}" if span else page


LISTING = Listing("checks", gettext_lazy("ประวัติการตรวจ"), FIELDS, found, page=_page)
