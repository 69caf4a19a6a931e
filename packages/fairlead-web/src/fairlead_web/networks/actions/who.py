"""Whether somebody may do a deed: asked inside its transaction, whatever road led there.

Belonging is read with a lock on its entry. So whoever leaves waits for what they are just writing and takes
it along, and what is written once they have left is refused.
"""

from typing import Any

from django.utils.translation import gettext as _

from fairlead_web.audit import api as audit
from fairlead_web.networks.actions.refusal import NotNow
from fairlead_web.networks.models import Membership, Network
from fairlead_web.networks.permissions import belongs, is_chair, is_inside
from fairlead_web.organisations.api import is_programme_team


def belonging_only(person: Any, network: Network) -> None:
    """Refuse anybody who has not joined."""
    _hold(person, network)
    if not belongs(person, network):
        raise NotNow(_("Only those who belong to this network can do this."))


def inside_only(person: Any, network: Network) -> None:
    """Refuse anybody who neither belongs nor chairs."""
    _hold(person, network)
    if not is_inside(person, network):
        raise NotNow(_("Only those who belong to this network can do this."))


def chair_only(person: Any, network: Network) -> None:
    """Refuse anybody but the network's chair."""
    if not is_chair(person, network):
        raise NotNow(_("Only the chair of this network can do this."))


def team_only(by: audit.Actor) -> None:
    """Refuse anybody but the programme team, and the site itself."""
    if by is not audit.SITE and not is_programme_team(by):
        raise NotNow(_("Only the programme team can do this."))


def _hold(person: Any, network: Network) -> None:
    list(Membership.objects.select_for_update().filter(person_id=person.pk, network=network))
