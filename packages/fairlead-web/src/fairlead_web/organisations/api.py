"""What other apps may use of organisations: who they are, and who may do what for them."""

from fairlead_web.organisations.actions import (
    add_organisation,
    affiliate,
    appoint_chair,
    close_organisation,
    end_role,
    give_role,
    merge,
    record_partnership,
    record_staff_network,
    rename,
)
from fairlead_web.organisations.demonstration import fill as fill_demonstration
from fairlead_web.organisations.demonstration_programme import fill_programme as fill_demonstration_programme
from fairlead_web.organisations.permissions import (
    is_administrator,
    is_approver,
    is_lead,
    is_programme_team,
    is_staff_network_chair,
    may,
)
from fairlead_web.organisations.queries import (
    affiliation_of,
    affiliations_of,
    became,
    lineage,
    open_organisations,
    organisation,
    organisations,
    organisations_of,
    placed,
    programme_team,
    roles_of,
)

__all__ = [
    "add_organisation",
    "affiliate",
    "affiliation_of",
    "affiliations_of",
    "appoint_chair",
    "became",
    "close_organisation",
    "end_role",
    "fill_demonstration",
    "fill_demonstration_programme",
    "give_role",
    "is_administrator",
    "is_approver",
    "is_lead",
    "is_programme_team",
    "is_staff_network_chair",
    "lineage",
    "may",
    "merge",
    "open_organisations",
    "organisation",
    "organisations",
    "organisations_of",
    "placed",
    "programme_team",
    "record_partnership",
    "record_staff_network",
    "rename",
    "roles_of",
]
