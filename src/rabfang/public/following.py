"""Which case this browser may follow: kept in the session for half an hour, and only that one."""

from datetime import datetime, timedelta

from django.http import Http404, HttpRequest

from rabfang.agencies.models import Agency
from rabfang.cases.models import Case
from rabfang.core.clock import now

KEY = "following"
FOR = timedelta(minutes=30)


def begin(request: HttpRequest, case: Case) -> None:
    """The person has shown the case's number and secret."""
    request.session.cycle_key()
    request.session[KEY] = [case.pk, (now() + FOR).isoformat()]


def end(request: HttpRequest) -> None:
    """The person leaves; the next one at this device sees nothing."""
    request.session.pop(KEY, None)


def followed(request: HttpRequest, agency: Agency) -> Case | None:
    """The case followed here, while the time lasts and the office is the same."""
    kept = request.session.get(KEY)
    if not isinstance(kept, list) or datetime.fromisoformat(kept[1]) < now():
        return None
    rows = Case.objects.filter(pk=kept[0], agency=agency)
    return rows.select_related("agency", "complainant", "merged_into").prefetch_related("clocks").first()


def followed_or_404(request: HttpRequest, agency: Agency) -> Case:
    """The same; Http404 when nothing is followed."""
    case = followed(request, agency)
    if case is None:
        raise Http404
    return case
