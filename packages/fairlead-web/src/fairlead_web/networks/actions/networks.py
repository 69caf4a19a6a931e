"""Opening, changing and closing networks: the programme team's deeds."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from fairlead_web.audit import api as audit
from fairlead_web.networks.actions.chats import end_chats
from fairlead_web.networks.actions.who import team_only
from fairlead_web.networks.models import Membership, Network, Story, Topic, Verdict


@transaction.atomic
def open_network(
    *,
    code: str,
    name: str,
    open_to: str,
    supporters: str,
    about: str,
    by: audit.Actor,
    asks_approval: bool = False,
    characteristic: str = "",
    opened_on: dt.date | None = None,
) -> Network:
    """Open a network."""
    team_only(by)
    network = Network(
        code=code,
        name=name,
        open_to=open_to,
        supporters=supporters,
        about=about,
        asks_approval=asks_approval,
        characteristic=characteristic,
        opened_on=opened_on or timezone.localdate(),
    )
    network.full_clean()
    network.save()
    audit.record("network.opened", by=by, subject=network)
    return network


@transaction.atomic
def change_network(network: Network, *, by: audit.Actor, **changes: str | bool) -> None:
    """Change a network's words, or whether its chair approves who joins."""
    team_only(by)
    for name, value in changes.items():
        network._meta.get_field(name)  # a misspelt name fails here
        setattr(network, name, value)
    network.full_clean()
    network.save()
    audit.record("network.changed", by=by, subject=network)


@transaction.atomic
def close_network(network: Network, *, by: audit.Actor) -> None:
    """Close a network: its public page stays. Register and discussion are deleted: they serve nobody now.

    Nothing is recorded about those who belonged: at this very moment it would tell where.
    """
    team_only(by)
    if not Network.objects.select_for_update(no_key=True).get(pk=network.pk).is_open:
        return
    network.closed_on = timezone.localdate()
    network.full_clean()
    network.save(update_fields=["closed_on"])
    Membership.objects.filter(network=network).delete()
    end_chats(network)
    for model in (Story, Topic, Verdict):
        model.objects.filter(network=network).delete()
    audit.record("network.closed", by=by, subject=network)
