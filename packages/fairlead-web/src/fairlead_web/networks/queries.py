"""Reading networks and who belongs to them. Whoever asks about belonging says for whom."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from fairlead_web.networks.models import ChairTerm, Membership, Network

ASKED_LATELY = dt.timedelta(days=7)


def networks_open() -> QuerySet[Network]:
    """Networks that people may belong to."""
    return Network.objects.filter(closed_on=None)


def network(code: str) -> Network | None:
    """The network with this code, open or closed."""
    return Network.objects.filter(code=code).first()


def memberships_of(person: Any) -> QuerySet[Membership]:
    """A person's own entries. For that person only: nobody else's page may show them."""
    return Membership.objects.filter(person_id=person.pk).select_related("network").order_by("network__name")


def membership(person: Any, network: Network) -> Membership | None:
    """A person's own entry in one network, if any."""
    return memberships_of(person).filter(network=network).first()


def belonging(network: Network) -> QuerySet[Membership]:
    """Everybody who has joined, oldest first. For the chair's pages and for counting without names."""
    return (
        Membership.objects.filter(network=network, state=Membership.State.JOINED, person__is_active=True)
        .select_related("person")
        .order_by("joined_at", "pk")
    )


def requests(network: Network) -> QuerySet[Membership]:
    """Those who wait for the chair's answer, oldest first."""
    return Membership.objects.filter(
        network=network, state=Membership.State.ASKED, person__is_active=True
    ).select_related("person")


def networks_belonged_to(person: Any) -> QuerySet[Network]:
    """Open networks that a person has joined, for that person only."""
    joined = Membership.objects.filter(person_id=person.pk, state=Membership.State.JOINED)
    return networks_open().filter(pk__in=joined.values("network"))


def networks_inside(person: Any) -> QuerySet[Network]:
    """Open networks that a person belongs to or chairs today; for that person only."""
    return networks_belonged_to(person) | networks_chaired(person)


def terms_today() -> QuerySet[ChairTerm]:
    """Everybody who is a chair today and has agreed to it."""
    today = timezone.localdate()
    held = ChairTerm.objects.filter(
        starts_on__lte=today, agreed_at__isnull=False, person__is_active=True
    ).exclude(ends_on__lt=today)
    return held.select_related("person")


def chairs_of(network: Network) -> QuerySet[ChairTerm]:
    """Who chairs a network today."""
    return terms_today().filter(network=network)


def networks_chaired(person: Any) -> QuerySet[Network]:
    """Open networks that a person chairs today."""
    return networks_open().filter(pk__in=terms_today().filter(person_id=person.pk).values("network"))


def networks_chaired_alone(person: Any) -> QuerySet[Network]:
    """Those of them that nobody else chairs."""
    others = terms_today().exclude(person_id=person.pk)
    return networks_chaired(person).exclude(pk__in=others.values("network"))


def networks_without_chair() -> QuerySet[Network]:
    """Open networks that nobody chairs today."""
    return networks_open().exclude(pk__in=terms_today().values("network"))


def networks_needing_chair() -> QuerySet[Network]:
    """Those of them that let nobody in without a chair, and for which nobody was asked within a week.

    The register is not looked at: whether anybody waits there, the programme team must not learn, since the
    record tells it who did something about their memberships in the same minute.
    """
    today = timezone.localdate()
    asked = ChairTerm.objects.filter(agreed_at=None, starts_on__gt=today - ASKED_LATELY)
    lately = asked.exclude(ends_on__lt=today)
    return networks_without_chair().filter(asks_approval=True).exclude(pk__in=lately.values("network"))


def terms_of_people(people: Iterable[Any]) -> QuerySet[ChairTerm]:
    """The terms of these people as chairs of open networks, in the networks' order."""
    held = terms_today().filter(person_id__in=[one.pk for one in people], network__closed_on=None)
    return held.select_related("network").order_by("network", "pk")


def networks_closed() -> QuerySet[Network]:
    """Networks that are over; their public pages stay."""
    return Network.objects.filter(closed_on__isnull=False)


def all_networks() -> QuerySet[Network]:
    """All of them, for the programme team."""
    return Network.objects.all()


def terms_of(network: Network) -> QuerySet[ChairTerm]:
    """All who were appointed to chair a network and have not ended, for the programme team."""
    today = timezone.localdate()
    return ChairTerm.objects.filter(network=network).exclude(ends_on__lt=today).select_related("person")


def appointments_of(person: Any) -> QuerySet[ChairTerm]:
    """Appointments that a person has not agreed to yet."""
    return (
        ChairTerm.objects.filter(person_id=person.pk, agreed_at=None, network__closed_on=None)
        .exclude(ends_on__lt=timezone.localdate())
        .select_related("network")
    )


def requests_waiting_for(person: Any) -> int:
    """How many requests to join wait for a person as chair; for that person's own page only."""
    return Membership.objects.filter(
        state=Membership.State.ASKED,
        person__is_active=True,
        network__in=networks_chaired(person).values("pk"),
    ).count()
