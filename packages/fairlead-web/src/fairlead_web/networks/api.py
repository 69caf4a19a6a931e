"""What other apps may use of networks. Nothing here tells one person of another's belonging."""

from fairlead_web.networks.actions import (
    NotNow,
    agree_to_chair,
    appoint_chair,
    change_membership,
    close_network,
    end_chair,
    join,
    leave,
    open_network,
)
from fairlead_web.networks.permissions import belongs, is_chair, is_member
from fairlead_web.networks.queries import (
    chairs_of,
    memberships_of,
    network,
    networks_belonged_to,
    networks_chaired,
    networks_open,
)

__all__ = [
    "NotNow",
    "agree_to_chair",
    "appoint_chair",
    "belongs",
    "chairs_of",
    "change_membership",
    "close_network",
    "end_chair",
    "is_chair",
    "is_member",
    "join",
    "leave",
    "memberships_of",
    "network",
    "networks_belonged_to",
    "networks_chaired",
    "networks_open",
    "open_network",
]
