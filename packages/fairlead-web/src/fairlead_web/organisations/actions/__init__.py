"""What people do to organisations: each verb names who does it, is one transaction and leaves a record."""

from fairlead_web.organisations.actions.affiliations import affiliate, leave
from fairlead_web.organisations.actions.bodies import (
    add_code,
    add_organisation,
    close_organisation,
    merge,
    rename,
)
from fairlead_web.organisations.actions.partnerships import record_partnership
from fairlead_web.organisations.actions.roles import end_role, give_role
from fairlead_web.organisations.actions.staff_networks import (
    appoint_chair,
    change_staff_network,
    close_staff_network,
    record_staff_network,
)

__all__ = [
    "add_code",
    "add_organisation",
    "affiliate",
    "appoint_chair",
    "change_staff_network",
    "close_organisation",
    "close_staff_network",
    "end_role",
    "give_role",
    "leave",
    "merge",
    "record_partnership",
    "record_staff_network",
    "rename",
]
