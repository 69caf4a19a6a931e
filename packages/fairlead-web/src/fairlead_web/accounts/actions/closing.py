"""Closing an account, opening it again, and erasing it once it has been closed for long."""

import datetime as dt

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from fairlead_web.accounts.actions.erasure import end_sessions, erase_person
from fairlead_web.accounts.actions.joining import open_invitations, withdraw_invitation
from fairlead_web.accounts.actions.letters import write_letter
from fairlead_web.accounts.models import User
from fairlead_web.audit import api as audit
from fairlead_web.ui import api as ui

CLOSED_FOR = dt.timedelta(days=365)


class Parting(models.TextChoices):
    """Why the programme team closes an account. A choice, since words about a person would stay for good."""

    LEFT = "left", _("They have left their organisation or the programme")
    ASKED = "asked", _("They asked us to")
    MISUSED = "misused", _("The account was misused")


@transaction.atomic
def close_account(person: User, *, by: audit.Actor, reason: str = "") -> None:
    """Sign a person out everywhere, let them in no more, and take back what stood for them; tell them.

    Higher apps fill the slot "accounts.closed" (person, by): roles end, networks are left. What the person
    said of themselves waits unseen, in case they come back, and is erased after a year. Twice is once.
    """
    now = timezone.now()
    if not User.objects.filter(pk=person.pk, is_active=True).update(is_active=False, closed_at=now):
        return
    person.is_active, person.closed_at = False, now
    audit.record(
        "person.closed", by=by, subject=person, **({"reason": Parting(reason).value} if reason else {})
    )
    ui.slot_values("accounts.closed", person=person, by=by)
    for invitation in open_invitations(sponsor_may_be_gone=True).filter(sponsor=person):
        withdraw_invitation(invitation, by=by)
    end_sessions(person)
    write_letter(
        to=person.email,  # letters to people wait until their account is open
        subject=gettext("Your account is closed"),
        text=gettext(
            "Your account at %(site)s is closed, and nobody can sign in with it. Others see nothing of it. "
            "You belong to no network and hold no role. What you wrote in networks is deleted.\n\n"
            "On %(day)s we erase the rest. If you want the account back before that, or did not expect this "
            "letter, write to the programme team:\n\n%(address)s"
        )
        % {
            "site": settings.SITE.name,
            "day": ui.day(timezone.localdate(now + CLOSED_FOR)),
            "address": settings.WAGTAILADMIN_BASE_URL + reverse("home:contact"),
        },
        key=f"closed-{person.pk}-{now.isoformat()}",
        kind="security",
    )


@transaction.atomic
def reopen_account(person: User, *, by: audit.Actor) -> None:
    """Let a person in again. Networks and roles do not come back by themselves.

    Raises ValidationError where the account is not closed.
    """
    closed = User.objects.filter(pk=person.pk, closed_at__isnull=False)
    if not closed.update(is_active=True, closed_at=None):
        raise ValidationError(gettext("This account is not closed."))
    person.is_active, person.closed_at = True, None
    audit.record("person.reopened", by=by, subject=person)
    write_letter(
        to=person,
        subject=gettext("Your account is open again"),
        text=gettext(
            "Your account at %(site)s is open again. What you said of yourself is there as it was, and seen "
            "by whom you chose. You belong to no network and hold no role: join anew, and ask for a role on "
            "your organisation’s page.\n\nSign in:\n\n%(address)s"
        )
        % {
            "site": settings.SITE.name,
            "address": settings.WAGTAILADMIN_BASE_URL + reverse("account_login"),
        },
        key=f"reopened-{person.pk}-{timezone.now().isoformat()}",
        kind="security",
    )


def tell_closed(person: User) -> None:
    """Answer somebody who wants to sign in to an account that is closed; the page tells nobody."""
    write_letter(
        to=person.email,
        subject=gettext("Your account is closed"),
        text=gettext(
            "Somebody asked for a code to sign in with your address. Your account here is closed. If it was "
            "you, and you want it back, write to the programme team:\n\n%(address)s\n\n"
            "If it was not, you need do nothing."
        )
        % {"address": settings.WAGTAILADMIN_BASE_URL + reverse("home:contact")},
        key=f"still-closed-{person.pk}-{timezone.now().isoformat()}",
        kind="sign-in",
    )


def erase_closed() -> int:
    """Erase accounts that have been closed for a year; how many."""
    late = list(User.objects.filter(closed_at__lt=timezone.now() - CLOSED_FOR))
    for person in late:
        erase_person(person, by=audit.SITE)
    return len(late)
