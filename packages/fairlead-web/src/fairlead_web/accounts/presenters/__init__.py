"""What the pages of accounts show."""

from fairlead_web.accounts.presenters.data import choices, erasure, possible_choices
from fairlead_web.accounts.presenters.people import doors, facts, guises, invitations, seen

__all__ = ["choices", "doors", "erasure", "facts", "guises", "invitations", "possible_choices", "seen"]
