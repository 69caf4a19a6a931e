"""People as pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from fairlead_web.accounts import fates
from fairlead_web.accounts.models import Invitation, User
from fairlead_web.accounts.visibility import SeenProfile
from fairlead_web.ui import api as ui


def facts(person: User) -> list[tuple[str, str]]:
    """A person's own facts."""
    known = [
        ("Name", person.name),
        ("E-mail address", person.email),
        ("Account since", ui.day(person.joined_at)),
    ]
    return [*known, ("Kind", "Synthetic, for the demonstration")] if person.synthetic else known


@dataclass(frozen=True)
class InvitationRow:
    """An invitation as its sponsor sees it."""

    number: int
    to: str
    written: str
    state: str
    open: bool


def invitations(rows: Iterable[Invitation]) -> list[InvitationRow]:
    """A sponsor's invitations. Once one is over its address is gone, and the row says only how it ended."""
    rows = list(rows)
    in_vain = fates.given_up_among(one.letter_key for one in rows)
    return [_invitation(one, in_vain) for one in rows]


def _invitation(one: Invitation, in_vain: set[str]) -> InvitationRow:
    if one.accepted_at:
        state = gettext("Accepted")
    elif one.withdrawn_at:
        state = gettext("Withdrawn")
    elif one.expires_at <= timezone.now():
        state = gettext("Too old")
    elif one.letter_key in in_vain:
        state = gettext(
            "The letter did not arrive: the mail server refused the address, or could not be reached for "
            "three days. Withdraw it, look at the address, and invite them again or tell them in another way."
        )
    else:
        state = gettext("Open until %(day)s") % {"day": ui.day(timezone.localdate(one.expires_at))}
    is_open = not (one.accepted_at or one.withdrawn_at or one.expires_at <= timezone.now())
    return InvitationRow(
        one.pk,
        one.address or gettext("Address deleted"),
        ui.day(timezone.localdate(one.written_at)),
        state,
        is_open,
    )


def seen(profile: SeenProfile) -> list[tuple[str, str]]:
    """The parts of a profile that a viewer sees, by name; none where all is hidden."""
    parts = [
        (gettext("Name"), profile.name),
        (gettext("Job title"), profile.job_title),
        (gettext("Organisation"), profile.organisation),
        (gettext("Interests"), ", ".join(profile.interests)),
        (gettext("Offers"), profile.offers),
        (gettext("Looks for"), profile.needs),
    ]
    return [(name, text) for name, text in parts if text]


def doors(*, may_invite: bool) -> list[dict[str, str]]:
    """The ways on from one's own page."""
    every = [
        ("accounts:profile", gettext("Your profile"), gettext("What you tell of yourself, and who sees it.")),
        ("accounts:preview", gettext("How others see you"), gettext("What each of them gets.")),
        ("accounts:post", gettext("Letters from us"), gettext("A digest daily, weekly or never.")),
        ("mfa_index", gettext("Signing in safely"), gettext("Passkeys, authenticator app, recovery codes.")),
        (
            "accounts:data",
            gettext("Your data"),
            gettext("See it, take a copy, object, or close or erase your account."),
        ),
    ]
    if may_invite:
        every.append(
            (
                "accounts:invitations",
                gettext("Invite people"),
                gettext("Who has no work address at a known domain."),
            )
        )
    return [{"href": reverse(name), "title": title, "text": text} for name, title, text in every]
