"""Writing down, once a quarter, how large each network is, roughly."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from fairlead_web.accounts import api as accounts
from fairlead_web.networks import queries
from fairlead_web.networks.growth import quarter_end, rounded
from fairlead_web.networks.models import GrowthFigure, Network


@transaction.atomic
def record_growth(network: Network, *, quarter_ends_on: dt.date, people: int) -> GrowthFigure:
    """Keep the rounded figure of one quarter; a quarter that has its figure keeps it."""
    figure, _new = GrowthFigure.objects.get_or_create(
        network=network, quarter_ends_on=quarter_ends_on, defaults={"people": rounded(people)}
    )
    return figure


def record_growth_of_all(today: dt.date | None = None) -> int:
    """Record the quarter that ended last for every network that was open by then and has no figure of it."""
    ended = quarter_end(today or timezone.localdate())
    done = set(GrowthFigure.objects.filter(quarter_ends_on=ended).values_list("network_id", flat=True))
    opened = queries.networks_open().filter(opened_on__lte=ended)
    missing = [network for network in opened if network.pk not in done]
    for network in missing:
        counted = queries.belonging(network).exclude(person__in=accounts.people_who_object_to("statistics"))
        record_growth(network, quarter_ends_on=ended, people=counted.count())
    return len(missing)
