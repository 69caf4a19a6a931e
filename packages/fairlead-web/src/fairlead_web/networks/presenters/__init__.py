"""Networks as pages show them, one file a purpose."""

from fairlead_web.networks.presenters import asks, chats, growth, people, stories

__all__ = ["asks", "chats", "growth", "people", "stories"]
