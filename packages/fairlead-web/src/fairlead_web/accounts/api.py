"""What other apps may use of accounts."""

from fairlead_web.accounts.actions import (
    add_person,
    change_profile,
    close_account,
    erase_person,
    set_digest_frequency,
    write_letter,
)
from fairlead_web.accounts.export import export_of
from fairlead_web.accounts.post import send_due as send_letters
from fairlead_web.accounts.queries import (
    digest_frequency,
    found_people,
    people,
    people_who_want_digest,
    person,
    person_at,
    profile_of,
)
from fairlead_web.accounts.registry import (
    DELETE,
    Blank,
    Expiry,
    Keep,
    Kind,
    Through,
    declare,
    holdings,
    kinds,
)
from fairlead_web.accounts.second_factor import second_factor_required
from fairlead_web.accounts.unsubscribe import unsubscribe_link
from fairlead_web.accounts.visibility import (
    SeenProfile,
    display_name,
    display_names,
    is_found,
    seen_by,
    seen_by_many,
)

__all__ = [
    "DELETE",
    "Blank",
    "Expiry",
    "Keep",
    "Kind",
    "SeenProfile",
    "Through",
    "add_person",
    "change_profile",
    "close_account",
    "declare",
    "digest_frequency",
    "display_name",
    "display_names",
    "erase_person",
    "export_of",
    "found_people",
    "holdings",
    "is_found",
    "kinds",
    "people",
    "people_who_want_digest",
    "person",
    "person_at",
    "profile_of",
    "second_factor_required",
    "seen_by",
    "seen_by_many",
    "send_letters",
    "set_digest_frequency",
    "unsubscribe_link",
    "write_letter",
]
