"""People, who may become one, what they let others see, and the letters the site writes to them."""

from fairlead_web.accounts.models.admission import ApprovedDomain, Invitation
from fairlead_web.accounts.models.consent import Consent, Objection
from fairlead_web.accounts.models.letter import Letter
from fairlead_web.accounts.models.person import User
from fairlead_web.accounts.models.preference import Preference
from fairlead_web.accounts.models.profile import Level, Profile

__all__ = [
    "ApprovedDomain",
    "Consent",
    "Invitation",
    "Letter",
    "Level",
    "Objection",
    "Preference",
    "Profile",
    "User",
]
