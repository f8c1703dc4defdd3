"""An occasion that was held is proof that its channel was listened to (S4-9)."""

from datetime import datetime

from rabfang.cases.actors import Actor
from rabfang.channels.models import Occasion, OccasionEntry
from rabfang.channels.watch.actions import mark_held
from rabfang.core.clock import local_date


def tell_the_watch(occasion: Occasion, *, by: Actor, at: datetime) -> None:
    """Notes the day and how many matters it has brought so far; nothing while it is still to come. Needs its agency."""
    today = local_date(at)
    if occasion.starts_on > today:
        return
    brought = OccasionEntry.objects.filter(occasion=occasion, state=OccasionEntry.State.RECORDED).count()
    day = min(occasion.ends_on, today)
    mark_held(occasion.agency, occasion.channel, day, brought, by=by, at=at, source=f"occasion:{occasion.pk}")
