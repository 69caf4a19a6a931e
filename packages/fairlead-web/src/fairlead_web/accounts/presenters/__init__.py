"""What the pages of accounts show."""

from fairlead_web.accounts.presenters.data import choices, erasure, held, possible_choices
from fairlead_web.accounts.presenters.guises import groups, search
from fairlead_web.accounts.presenters.people import doors, facts, invitations, seen

__all__ = [
    "choices",
    "doors",
    "erasure",
    "facts",
    "groups",
    "held",
    "invitations",
    "possible_choices",
    "search",
    "seen",
]
