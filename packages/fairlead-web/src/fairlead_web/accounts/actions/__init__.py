"""Changing people, and writing to them."""

from fairlead_web.accounts.actions.closing import (
    CLOSED_FOR,
    Parting,
    close_account,
    reopen_account,
    tell_closed,
)
from fairlead_web.accounts.actions.connecting import (
    connect_organisation,
    end_connection,
    switch_connection,
)
from fairlead_web.accounts.actions.consents import give_consent, lift_objection, object_to, withdraw_consent
from fairlead_web.accounts.actions.erasure import end_sessions, erase_person
from fairlead_web.accounts.actions.expiry import delete_expired
from fairlead_web.accounts.actions.joining import (
    NotOpen,
    accept,
    accepted_by,
    approve_domain,
    invitation_for,
    invite,
    is_approved,
    join,
    open_invitations,
    withdraw_domain,
    withdraw_invitation,
)
from fairlead_web.accounts.actions.letters import (
    PASSING,
    URGENT,
    forget_digests,
    leave,
    send_again,
    write_letter,
    write_to_nobody,
)
from fairlead_web.accounts.actions.people import add_person
from fairlead_web.accounts.actions.profiles import change_profile, rename_person, set_digest_frequency
from fairlead_web.accounts.actions.second_factors import Lost, Proof, remove_second_factors

__all__ = [
    "CLOSED_FOR",
    "PASSING",
    "URGENT",
    "Lost",
    "NotOpen",
    "Parting",
    "Proof",
    "accept",
    "accepted_by",
    "add_person",
    "approve_domain",
    "change_profile",
    "close_account",
    "connect_organisation",
    "delete_expired",
    "end_connection",
    "end_sessions",
    "erase_person",
    "forget_digests",
    "give_consent",
    "invitation_for",
    "invite",
    "is_approved",
    "join",
    "leave",
    "lift_objection",
    "object_to",
    "open_invitations",
    "remove_second_factors",
    "rename_person",
    "reopen_account",
    "send_again",
    "set_digest_frequency",
    "switch_connection",
    "tell_closed",
    "withdraw_consent",
    "withdraw_domain",
    "withdraw_invitation",
    "write_letter",
    "write_to_nobody",
]
