"""Organisations' pages."""

from fairlead_web.organisations.views.managing import (
    add,
    call_off,
    change,
    close,
    divide,
    end_role,
    give_role,
    people,
    place_role,
    put_right,
    record_partnership,
    rename,
)
from fairlead_web.organisations.views.mine import go_on, leave, mine
from fairlead_web.organisations.views.reading import directory_csv, organisation, organisations
from fairlead_web.organisations.views.staff_networks import (
    close_staff_network,
    end_chair,
    end_office,
    staff_network,
    staff_networks,
)

__all__ = [
    "add",
    "call_off",
    "change",
    "close",
    "close_staff_network",
    "directory_csv",
    "divide",
    "end_chair",
    "end_office",
    "end_role",
    "give_role",
    "go_on",
    "leave",
    "mine",
    "organisation",
    "organisations",
    "people",
    "place_role",
    "put_right",
    "record_partnership",
    "rename",
    "staff_network",
    "staff_networks",
]
