"""The account of disclosures of one case, for those who see the case and for those who answer for personal data."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rabfang.cases.models import Case
from rabfang.core.errors import Refused
from rabfang.desk.access import Here, officer_page
from rabfang.desk.navigation import show
from rabfang.desk.rights.access import done, refuse
from rabfang.desk.rights.forms import DisclosureForm
from rabfang.procedures.schema import May
from rabfang.rights.actions.disclosures import disclose
from rabfang.rights.models import Tombstone
from rabfang.rights.queries import disclosures_of, found_cases


@officer_page
@require_http_methods(["GET", "HEAD", "POST"])
def disclosures(request: HttpRequest, here: Here, pk: int) -> HttpResponseBase:
    """What was given to whom, and another entry by hand; what is left of an erasure."""
    case = _case(here, pk)
    form = DisclosureForm(request.POST) if request.method == "POST" else DisclosureForm()
    if request.method == "POST" and form.is_valid():
        try:
            disclose(case, agency=here.agency, by=here.actor, at=here.at, **form.cleaned_data)
        except Refused as refused:
            refuse(form, refused)
        else:
            return done(request, _("บันทึกการเปิดเผยข้อมูลแล้ว"), "desk:disclosures", pk)
    context = {
        "case": case,
        "rows": disclosures_of(case),
        "stones": Tombstone.objects.filter(case=case).select_related("erased_by", "decided_by", "request"),
        "form": form,
    }
    status = HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK
    return show(request, here, "rights/disclosures", current="desk:register", status=status, **context)


def _case(here: Here, pk: int) -> Case:
    rows = found_cases(here.agency) if here.may(May.PROTECT) else here.cases().filter(box__isnull=True)
    case = rows.filter(pk=pk).first()
    if case is None:
        raise Http404
    return case
