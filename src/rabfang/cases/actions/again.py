"""Taking a closed case up again, shared by `reopen` and `object`."""

from rabfang.cases.plan import Context
from rabfang.core.errors import Conflict


def place_again(context: Context) -> str:
    """The "path.step" to which the case's path returns.

    Raises Conflict when the case closed before it was on a path that can be taken up again.
    """
    again = context.procedure.path[context.path].again
    if again is None:
        return context.case.step
    if again not in {step.key for step in context.procedure.path[context.path].step}:
        raise Conflict("not-now", action=context.action)
    return f"{context.path}.{again}"


REOPENED = {
    "outcome": "",
    "closed_at": None,
    "reply_at": None,
    "copy_at": None,
    "use_at": None,
    "notice_at": None,
}
