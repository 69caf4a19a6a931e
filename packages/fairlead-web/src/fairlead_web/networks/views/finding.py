"""Finding what a page is about, or saying that there is no such page."""

from typing import Any

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from fairlead_web.accounts.api import person_at
from fairlead_web.networks import queries
from fairlead_web.networks.actions import NotNow
from fairlead_web.networks.models import Membership, Network
from fairlead_web.organisations.api import may


def network_or_404(code: str) -> Network:
    """The network with this code."""
    found = queries.network(code)
    if found is None:
        raise Http404("No network has this code.")
    return found


def network_where(request: HttpRequest, code: str, permission: str) -> Network:
    """The network, for somebody who may do this there; for anybody else it is not found."""
    found = network_or_404(code)
    if not may(request.user, permission, found):
        raise Http404("No network has this code.")
    return found


def own_entry(request: HttpRequest, code: str) -> Membership:
    """One's own entry in a network's register."""
    found = queries.membership(request.user, network_or_404(code))
    if found is None:
        raise Http404("No network has this code.")
    return found


def account_at(address: str) -> Any:
    """The person with an account at this address, for whoever holds an office."""
    person = person_at(address)
    if person is None or not person.is_active:
        raise NotNow(_("Nobody has an account with this address. Invite them first."))
    return person


def team_only(request: HttpRequest, permission: Any = "networks.manage") -> None:
    """Go on for the programme team; for anybody else the page is not found."""
    if not may(request.user, permission):
        raise Http404("There is no such page.")
