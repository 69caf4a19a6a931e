"""Networks as pages show them, one file a purpose."""

from fairlead_web.networks.presenters import (
    asks,
    chats,
    discussion,
    growth,
    moderation,
    people,
    stories,
    words,
)

__all__ = ["asks", "chats", "discussion", "growth", "moderation", "people", "stories", "words"]
from fairlead_web.networks.presenters import peers

__all__ = ["asks", "chats", "growth", "peers", "people", "stories"]
