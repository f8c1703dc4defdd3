"""The office a citizen's page belongs to."""

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from rabfang.agencies.models import Agency
from rabfang.agencies.queries import public_agencies
from rabfang.procedures.queries import NoProcedure, current, with_procedure
from rabfang.procedures.schema import Channel, Procedure


def agency_or_404(slug: str) -> Agency:
    """The office of that address; Http404 when none is open to the public there or it has published no procedure."""
    try:
        return with_procedure(public_agencies()).get(slug=slug)
    except Agency.DoesNotExist as error:
        raise Http404 from error


def open_office(slug: str) -> tuple[Agency, Procedure]:
    """The office of that address and the procedure in force; Http404 likewise."""
    try:
        agency = public_agencies().get(slug=slug)
        return agency, current(agency)[1]
    except (Agency.DoesNotExist, NoProcedure) as error:
        raise Http404 from error


def office_context(agency: Agency, **more: Any) -> dict[str, Any]:
    """What every page of an office shows: its name, how to reach it, the footer."""
    office = {
        "name": str(agency),
        "telephone": agency.telephone,
        "email": agency.email,
        "url": reverse("public:agency", args=[agency.slug]),
    }
    return {"office": office, "agency": agency, "footer_links": footer_links(agency), **more}


def footer_links(agency: Agency | None = None) -> list[dict[str, str]]:
    """Pages that say how people are protected and served."""
    privacy = reverse("public:privacy_of", args=[agency.slug]) if agency else reverse("public:privacy")
    return [
        {"url": privacy, "label": _("การคุ้มครองข้อมูลส่วนบุคคล")},
        {"url": reverse("public:accessibility"), "label": _("การเข้าถึงสำหรับทุกคน")},
    ]


def public_channel(procedure: Procedure) -> Channel | None:
    """The channel through which citizens submit by themselves, when the office has one."""
    return next((channel for channel in procedure.channel if channel.public), None)
