"""What the site asks people's consent for, and what they may object to.

An app adds its own in its module `privacy`. The words carry a version; consent holds for the words it was
given to, and to newer ones it is given anew.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

StrOrPromise = str | Promise


@dataclass(frozen=True)
class Purpose:
    """One purpose in words. `stops` is the path of the verb that stops it (`person`, `by`).

    A purpose that is not `recorded` stays off the record of deeds, which others read: the moment at which
    the consent begins or ends would tell what it is about. The consent itself is kept all the same.
    """

    code: str
    title: StrOrPromise
    words: StrOrPromise
    version: int = 1
    by_consent: bool = True
    stops: str = ""
    recorded: bool = True


_purposes: dict[str, Purpose] = {}


def declare_purpose(purpose: Purpose) -> None:
    """Add a purpose; the same twice does no harm."""
    _purposes[purpose.code] = purpose


def purpose(code: str) -> Purpose:
    """The purpose with this code; KeyError where there is none."""
    return _purposes[code]


def purposes(*, by_consent: bool) -> list[Purpose]:
    """Those that wait for consent, or those that go on until somebody objects."""
    return [one for one in _purposes.values() if one.by_consent is by_consent]


STOPS = "fairlead_web.accounts.actions.consents"
declare_purpose(
    Purpose(
        "profile",
        _("Showing parts of my profile"),
        _("Other people see the parts of my profile that I chose, at the level that I chose for each."),
        stops=f"{STOPS}.hide_profile",
    )
)
declare_purpose(
    Purpose(
        "found",
        _("Being found by peers"),
        _("People who look for peers by interest, role or region find me and see what I show them."),
        stops=f"{STOPS}.stop_being_found",
    )
)
declare_purpose(
    Purpose(
        "digest",
        _("The digest by e-mail"),
        _("The site writes to me, as often as I chose, about what is new."),
        stops=f"{STOPS}.stop_digest",
    )
)
declare_purpose(
    Purpose(
        "reminders",
        _("Reminders by e-mail"),
        _(
            "The site writes to me when something waits for me. Without them I see it on the site only. That "
            "somebody may be at risk is told to whoever decides about it, also without them."
        ),
        by_consent=False,
    )
)
declare_purpose(
    Purpose(
        "statistics",
        _("Being counted"),
        _("The programme counts how many people take part, rounded to ten, to answer for its money."),
        by_consent=False,
    )
)
