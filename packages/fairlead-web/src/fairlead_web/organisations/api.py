"""What other apps may use of organisations: who they are, and who may do what for them."""

from fairlead_web.organisations.actions import add_organisation, close_organisation, end_role, give_role
from fairlead_web.organisations.demonstration import fill as fill_demonstration
from fairlead_web.organisations.permissions import (
    is_administrator,
    is_approver,
    is_lead,
    is_programme_team,
    may,
)
from fairlead_web.organisations.queries import (
    organisation,
    organisations,
    organisations_of,
    programme_team,
    roles_of,
)

__all__ = [
    "add_organisation",
    "close_organisation",
    "end_role",
    "fill_demonstration",
    "give_role",
    "is_administrator",
    "is_approver",
    "is_lead",
    "is_programme_team",
    "may",
    "organisation",
    "organisations",
    "organisations_of",
    "programme_team",
    "roles_of",
]
