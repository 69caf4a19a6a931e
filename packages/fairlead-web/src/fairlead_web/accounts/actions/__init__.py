"""Changing people, and writing to them."""

from fairlead_web.accounts.actions.erasure import erase_person
from fairlead_web.accounts.actions.expiry import delete_expired
from fairlead_web.accounts.actions.letters import write_letter
from fairlead_web.accounts.actions.people import add_person, close_account
from fairlead_web.accounts.actions.profiles import change_profile, set_digest_frequency

__all__ = [
    "add_person",
    "change_profile",
    "close_account",
    "delete_expired",
    "erase_person",
    "set_digest_frequency",
    "write_letter",
]
