"""What accounts hold about people."""

import datetime as dt
from uuid import uuid4

from django.contrib.auth.hashers import make_password
from django.db.models import Q
from django.utils.translation import gettext_noop as _

from fairlead_web.accounts import fates, privacy_below, privacy_packages
from fairlead_web.accounts.models import Letter
from fairlead_web.accounts.registry import Blank, Expiry, Through, declare, kinds

__all__ = ["privacy_below", "privacy_packages"]  # imported for what they declare

CONTRACT = _("Needed for the account that you asked for")
LETTERS_KEPT = dt.timedelta(days=90)
DOUBTS_KEPT = dt.timedelta(days=14)
DOUBTFUL = Q(state=Letter.State.DOUBTFUL)


def nobody() -> str:
    """An address that reaches nobody."""
    return f"erased-{uuid4().hex}@erased.invalid"


declare(
    "accounts.User",
    purpose=_("Knowing who signs in, and showing colleagues who did what"),
    basis=CONTRACT,
    retention=_("Until you erase your account, or a year after it was closed"),
    subject="pk",
    fields=kinds(
        identity="name",
        contact="email",
        security="password",
        technical="id last_login is_active is_superuser synthetic joined_at closed_at groups "
        "user_permissions",
    ),
    export=("email", "name", "joined_at", "last_login", "is_active"),
    erase=Blank(
        "The number stays, without name or address, so that figures and decisions keep their history",
        {
            "name": "Somebody who has left",
            "email": nobody,
            "password": lambda: make_password(None),
            "last_login": None,
            "is_active": False,
            "closed_at": None,
            "is_superuser": False,
        },
    ),
)
declare(
    "accounts.Profile",
    purpose=_("Showing others what you chose to show"),
    basis=_("Consent: each part is shown to nobody until you say to whom"),
    retention=_("Until you change or erase it"),
    subject="person",
    fields=kinds(
        identity="called",
        content="found name_seen_by job_title_seen_by organisation_seen_by interests_seen_by offers_seen_by "
        "needs_seen_by",
        special="interests offers needs",
        technical="id person changed_at",
    ),
    export=(
        "called", "interests", "offers", "needs", "found", "name_seen_by", "job_title_seen_by",
        "organisation_seen_by", "interests_seen_by", "offers_seen_by", "needs_seen_by", "changed_at",
    ),
)  # fmt: skip  # several to a line read better here
declare(
    "accounts.Preference",
    purpose=_("Writing to you as often as you want"),
    basis=_("Consent"),
    retention=_("Until you change or erase it"),
    subject="person",
    fields=kinds(
        content="digest",
        technical="id person chosen_at",
    ),
    export=("digest", "chosen_at"),
)
declare(
    "accounts.Letter",
    purpose=_("Sending e-mail, once, also after the mail was down"),
    basis=CONTRACT,
    retention=_(
        "The text and address until it is sent; where nobody knows whether it was, until the programme team "
        "has said so, 14 days at most; that it was sent, 90 days"
    ),
    subject="person",
    fields=kinds(
        contact="address",
        content="subject",
        special="text",
        technical="id key kind person state attempts due_at good_until handed_at written_at sent_at fault",
    ),
    export=("subject", "state", "written_at", "sent_at"),
    expires=(
        Expiry("written_at", LETTERS_KEPT),
        Expiry("handed_at", DOUBTS_KEPT, only=DOUBTFUL & Q(kind__in=fates.PASSES)),
        Expiry(
            "handed_at",
            DOUBTS_KEPT,
            only=DOUBTFUL,
            values={"state": Letter.State.FAILED, "handed_at": None, "text": "", "address": ""},
        ),
    ),
)
declare(
    "accounts.ApprovedDomain",
    purpose="Knowing whose people may sign up",
    retention="Until it is withdrawn",
    fields=kinds(plain="domain connection", technical="id added_at"),
)
declare(
    "accounts.Invitation",
    purpose=_("Inviting people who have no address at an approved domain"),
    basis=_("Legitimate interest: a sponsor asks somebody to take part"),
    retention=_("The address until it is accepted, withdrawn or past (30 days); the row 90 days"),
    subject=("sponsor", "person"),
    address="address",
    fields=kinds(
        contact="address",
        security="token_hash",
        technical="id sponsor written_at expires_at accepted_at withdrawn_at person",
    ),
    export=("sponsor", "written_at", "accepted_at", "withdrawn_at"),
    erase=Through("fairlead_web.accounts.actions.joining.forget_invitations"),
    expires=(
        Expiry("expires_at", dt.timedelta(days=60)),
        Expiry("expires_at", dt.timedelta(), values={"address": ""}),
    ),
)
declare(
    "accounts.Consent",
    purpose=_("Showing what you agreed to, in which words and when"),
    basis=_("Legal duty: showing consent"),
    retention=_("Until you erase your account"),
    subject="person",
    fields=kinds(content="purpose version", technical="id person given_at withdrawn_at"),
    export=("purpose", "version", "given_at", "withdrawn_at"),
)
declare(
    "accounts.Objection",
    purpose=_("Not doing what you objected to"),
    basis=_("Legal duty: the right to object"),
    retention=_("Until you lift it or erase your account"),
    subject="person",
    fields=kinds(content="purpose", technical="id person made_at"),
    export=("purpose", "made_at"),
)
