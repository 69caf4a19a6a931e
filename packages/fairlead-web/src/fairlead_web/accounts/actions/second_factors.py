"""Helping somebody who has lost every second factor."""

from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from fairlead_web.accounts.actions.erasure import end_sessions
from fairlead_web.accounts.actions.letters import write_letter
from fairlead_web.accounts.models import User
from fairlead_web.audit import api as audit


class Lost(models.TextChoices):
    """Why it is asked for. A choice, since nobody can take words about a person off the record again."""

    LOST = "lost", _("They lost the device")
    STOLEN = "stolen", _("The device was stolen")
    BROKEN = "broken", _("The device is broken or was replaced")
    LEFT = "left", _("They had to give the device back to an employer")


class Proof(models.TextChoices):
    """How it was made sure that it is they who ask: never by e-mail, which a thief may read."""

    CALLED = "called", _("I called them on a number that I found myself")
    MET = "met", _("I met them and know them, or saw their identity card")
    VOUCHED = "vouched", _("Somebody who works with them, and whom I called, vouches for them")


@transaction.atomic
def remove_second_factors(person: User, *, reason: str, proof: str, by: audit.Actor) -> None:
    """Take away passkeys, app and recovery codes, sign the person out everywhere, and tell them.

    Raises ValidationError where somebody asks it for themself, or there is nothing to take away.
    """
    if by == person:
        raise ValidationError(gettext("Somebody else has to reset your second step."))
    count = Authenticator.objects.filter(user=person).delete()[0]
    if not count:
        raise ValidationError(gettext("This person has no second step that could be reset."))
    end_sessions(person)
    why = {"reason": Lost(reason).value, "proof": Proof(proof).value}
    audit.record("second-factor.reset", by=by, subject=person, count=count, **why)
    write_letter(
        to=person,
        subject=gettext("Your second step was reset"),
        text=gettext(
            "An administrator of this site removed the passkeys, the authenticator app and the recovery "
            "codes of your account, because somebody who said that they were you had lost them.\n\n"
            "If it was you, sign in with a code and set up a new one. If it was not you, tell the programme "
            "team at once."
        ),
        key=f"reset-{person.pk}-{timezone.now().isoformat()}",
        kind="security",
    )
