"""Networks as pages show them, one file a purpose."""

from fairlead_web.networks.presenters import (
    asks,
    chat_news,
    chats,
    discussion,
    growth,
    moderation,
    own_words,
    peers,
    people,
    stories,
    words,
)

__all__ = [
    "asks",
    "chat_news",
    "chats",
    "discussion",
    "growth",
    "moderation",
    "own_words",
    "peers",
    "people",
    "stories",
    "words",
]
