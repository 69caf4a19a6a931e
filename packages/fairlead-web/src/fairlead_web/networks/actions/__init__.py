"""Changing networks, one file a purpose."""

from fairlead_web.networks.actions.asks import ask, mark_answered, reply
from fairlead_web.networks.actions.chairs import agree_to_chair, appoint_chair, end_chair
from fairlead_web.networks.actions.digests import send_digests
from fairlead_web.networks.actions.growth import record_growth, record_growth_of_all
from fairlead_web.networks.actions.membership import (
    accept,
    change_membership,
    decline,
    join,
    leave,
    leave_all,
)
from fairlead_web.networks.actions.networks import change_network, close_network, open_network
from fairlead_web.networks.actions.reference import (
    add_reference_member,
    end_reference_member,
    publish_reference_note,
)
from fairlead_web.networks.actions.refusal import NotNow
from fairlead_web.networks.actions.stories import celebrate, put_away, share_story, withdraw_story
from fairlead_web.networks.actions.updates import publish_update, remove_update

__all__ = [
    "NotNow",
    "accept",
    "add_reference_member",
    "agree_to_chair",
    "appoint_chair",
    "ask",
    "celebrate",
    "change_membership",
    "change_network",
    "close_network",
    "decline",
    "end_chair",
    "end_reference_member",
    "join",
    "leave",
    "leave_all",
    "mark_answered",
    "open_network",
    "publish_reference_note",
    "publish_update",
    "put_away",
    "record_growth",
    "record_growth_of_all",
    "remove_update",
    "reply",
    "send_digests",
    "share_story",
    "withdraw_story",
]
