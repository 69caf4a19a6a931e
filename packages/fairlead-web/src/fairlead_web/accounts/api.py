"""What other apps may use of accounts."""

from fairlead_web.accounts.actions import add_person, close_account
from fairlead_web.accounts.queries import person, person_at

__all__ = ["add_person", "close_account", "person", "person_at"]
