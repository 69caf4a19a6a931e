"""The life of the first networks over two years, made up for a demonstration.

What people said stands in the files beside this; who belongs is drawn by a seed of its own for each network,
so that two runs differ in nothing but the day. It goes round the actions, which are too slow for hundreds,
but keeps what they keep: a test holds the rows to their models' own rules.
"""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from fairlead_web.networks.demonstration import (
    asking,
    meeting,
    moderating,
    people,
    reference_group,
    register,
    talking,
    voices,
)
from fairlead_web.networks.models import ChairTerm, Network

YEARS_AGO = dt.timedelta(days=730)


@transaction.atomic
def fill(today: dt.date | None = None) -> None:
    """Give each of the first networks two years of life; a second time changes nothing."""
    today = today or timezone.localdate()
    networks = list(Network.objects.filter(code__in=people.CHAIRS))
    if ChairTerm.objects.filter(network__in=networks).exists():
        return
    Network.objects.filter(pk__in=[one.pk for one in networks]).update(opened_on=today - YEARS_AGO)
    named = people.add(today)
    people.let_have_joined([*named.values(), *people.crowd()], today - YEARS_AGO)
    for network in networks:
        people.appoint(network, named, today)
    register.fill(networks, named, today)
    for network in networks:
        voices.fill(network, today)
        talking.fill(network, today)
        moderating.fill(network, named, today)
        asking.fill(network, named, today)
    meeting.fill(named, today)
    reference_group.fill(today)
