"""The privacy notice of an office: one source of its words for every form, page and message (PDPA s.23)."""

from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rabfang.agencies.models import Agency
from rabfang.procedures.queries import current
from rabfang.rights.models import PrivacySettings
from rabfang.rights.periods import Retention, retentions_of, settings_of
from rabfang.rights.purposes import Purpose, purposes


@dataclass(frozen=True)
class Kept:
    """How long cases are kept, of one kind or of all others."""

    title: str
    rule: Retention


@dataclass(frozen=True)
class Notice:
    """What an office tells of the data it keeps."""

    agency: Agency
    settings: PrivacySettings
    purposes: tuple[Purpose, ...]
    kept: tuple[Kept, ...]

    @property
    def added(self) -> str:
        """The office's own words, in the reader's language; the Thai ones where it has no others."""
        english = get_language() == "en" and self.settings.added_en
        return self.settings.added_en if english else self.settings.added_th

    @property
    def contact(self) -> str:
        """Where rights are used: whom the office named, else the office itself."""
        named = " ".join(part for part in (self.settings.protector, self.settings.contact) if part)
        return named or " ".join(part for part in (str(self.agency), self.agency.telephone, self.agency.email) if part)

    @property
    def short(self) -> str:
        """What stands on every form: purpose, basis, who reads, how long, rights and where to use them."""
        years = {"years": self.kept[-1].rule.years, "contact": self.contact}
        return (
            _(
                "หน่วยงานใช้ข้อมูลนี้เพื่อดำเนินการตามเรื่องและแจ้งผล ตามภารกิจของรัฐ เจ้าหน้าที่ที่มีหน้าที่เกี่ยวกับเรื่องนี้เท่านั้นที่อ่านได้ "
                "โดยปกติเก็บ %(years)s ปีหลังยุติเรื่อง ท่านขอดู ขอแก้ไข หรือขอให้ลบข้อมูลได้ที่ %(contact)s"
            )
            % years
        )

    @property
    def spoken(self) -> str:
        """What an officer says aloud on the telephone or at the counter."""
        return _(
            "“ข้อมูลที่ท่านให้ใช้เพื่อดำเนินการเรื่องนี้และแจ้งผลเท่านั้น เจ้าหน้าที่ที่เกี่ยวข้องเท่านั้นที่เห็น "
            "ท่านไม่บอกชื่อก็ได้ และขอดู แก้ไข หรือลบข้อมูลภายหลังได้”"
        )


def notice_of(agency: Agency) -> Notice:
    """The notice in force at the office."""
    _version, procedure = current(agency)
    known = retentions_of(agency)
    kept = [Kept(str(kind.title), known[kind.key]) for kind in procedure.kind if kind.key in known]
    return Notice(agency, settings_of(agency), purposes(), (*kept, Kept("", known[""])))
