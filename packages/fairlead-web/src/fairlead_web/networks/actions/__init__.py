"""Changing networks, one file a purpose."""

from fairlead_web.networks.actions.chairs import agree_to_chair, appoint_chair, end_chair
from fairlead_web.networks.actions.membership import (
    accept,
    change_membership,
    decline,
    join,
    leave,
    leave_all,
)
from fairlead_web.networks.actions.networks import change_network, close_network, open_network
from fairlead_web.networks.actions.refusal import NotNow

__all__ = [
    "NotNow",
    "accept",
    "agree_to_chair",
    "appoint_chair",
    "change_membership",
    "change_network",
    "close_network",
    "decline",
    "end_chair",
    "join",
    "leave",
    "leave_all",
    "open_network",
]
