"""Organisations, the people in them and the roles they hold, all between dates."""

from fairlead_web.organisations.models.affiliation import Affiliation
from fairlead_web.organisations.models.appointment import Appointment
from fairlead_web.organisations.models.credit import Credit, Welcome
from fairlead_web.organisations.models.email_domain import EmailDomain
from fairlead_web.organisations.models.importing import Import
from fairlead_web.organisations.models.move import Move
from fairlead_web.organisations.models.office import Office
from fairlead_web.organisations.models.organisation import EarlierName, Organisation, OtherCode
from fairlead_web.organisations.models.partnership import Partnership
from fairlead_web.organisations.models.role import Role
from fairlead_web.organisations.models.role_request import RoleRequest
from fairlead_web.organisations.models.share import Share
from fairlead_web.organisations.models.staff_network import StaffNetwork

__all__ = [
    "Affiliation",
    "Appointment",
    "Credit",
    "EarlierName",
    "EmailDomain",
    "Import",
    "Move",
    "Office",
    "Organisation",
    "OtherCode",
    "Partnership",
    "Role",
    "RoleRequest",
    "Share",
    "StaffNetwork",
    "Welcome",
]
