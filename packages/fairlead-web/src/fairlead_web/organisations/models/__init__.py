"""Organisations, the people in them and the roles they hold, all between dates."""

from fairlead_web.organisations.models.affiliation import Affiliation
from fairlead_web.organisations.models.organisation import EarlierName, Organisation, OtherCode
from fairlead_web.organisations.models.partnership import Partnership
from fairlead_web.organisations.models.role import Role
from fairlead_web.organisations.models.staff_network import StaffNetwork

__all__ = [
    "Affiliation",
    "EarlierName",
    "Organisation",
    "OtherCode",
    "Partnership",
    "Role",
    "StaffNetwork",
]
