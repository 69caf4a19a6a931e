"""What people do to organisations: each verb names who does it, is one transaction and leaves a record."""

from fairlead_web.organisations.actions.affiliations import affiliate, leave
from fairlead_web.organisations.actions.appointing import (
    agree_to_hold,
    ask_to_hold,
    decline_to_hold,
    take_appointment_back,
)
from fairlead_web.organisations.actions.beginning import begin_programme
from fairlead_web.organisations.actions.bodies import (
    add_code,
    add_organisation,
    call_off,
    close_organisation,
    merge,
    remember_name,
    rename,
)
from fairlead_web.organisations.actions.credits import (
    agree_to_credit,
    give_credit,
    hide_credit,
    take_credit_back,
    thank,
)
from fairlead_web.organisations.actions.dividing import go_on, name_successors, place_role
from fairlead_web.organisations.actions.domains import add_domain, connect_body, remove_domain
from fairlead_web.organisations.actions.partnerships import record_partnership
from fairlead_web.organisations.actions.putting_right import put_right
from fairlead_web.organisations.actions.refusal import NotNow
from fairlead_web.organisations.actions.requests import ask_for_role, decide
from fairlead_web.organisations.actions.roles import end_role, end_roles_of, give_role
from fairlead_web.organisations.actions.second_steps import reset_second_step
from fairlead_web.organisations.actions.staff_networks import (
    appoint_chair,
    change_staff_network,
    close_staff_network,
    end_office,
    end_offices_of,
    record_office,
    record_staff_network,
)
from fairlead_web.organisations.actions.welcoming import invite_with_welcome, welcome_person

__all__ = [
    "NotNow",
    "add_code",
    "add_domain",
    "add_organisation",
    "affiliate",
    "agree_to_credit",
    "agree_to_hold",
    "appoint_chair",
    "ask_for_role",
    "ask_to_hold",
    "begin_programme",
    "call_off",
    "change_staff_network",
    "close_organisation",
    "close_staff_network",
    "connect_body",
    "decide",
    "decline_to_hold",
    "end_office",
    "end_offices_of",
    "end_role",
    "end_roles_of",
    "give_credit",
    "give_role",
    "go_on",
    "hide_credit",
    "invite_with_welcome",
    "leave",
    "merge",
    "name_successors",
    "place_role",
    "put_right",
    "record_office",
    "record_partnership",
    "record_staff_network",
    "remember_name",
    "remove_domain",
    "rename",
    "reset_second_step",
    "take_appointment_back",
    "take_credit_back",
    "thank",
    "welcome_person",
]
