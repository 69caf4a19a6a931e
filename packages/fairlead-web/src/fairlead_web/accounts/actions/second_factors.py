"""Helping somebody who has lost every second factor."""

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from fairlead_web.accounts.actions.erasure import end_sessions
from fairlead_web.accounts.actions.letters import write_letter
from fairlead_web.accounts.models import User
from fairlead_web.audit import api as audit


@transaction.atomic
def remove_second_factors(person: User, *, by: audit.Actor) -> None:
    """Take away passkeys, app and recovery codes, sign the person out everywhere, and tell them.

    Whoever calls this has made sure, by a way other than e-mail, that the person asked for it.
    """
    count = Authenticator.objects.filter(user=person).delete()[0]
    end_sessions(person)
    audit.record("second-factor.reset", by=by, subject=person, count=count)
    write_letter(
        to=person,
        subject=gettext("Your second step was reset"),
        text=gettext(
            "The programme team removed the passkeys, the authenticator app and the recovery codes of your "
            "account, because somebody who said that they were you had lost them.\n\n"
            "If it was you, sign in with a code and set up a new one. If it was not you, tell the programme "
            "team at once."
        ),
        key=f"reset-{person.pk}-{timezone.now().isoformat()}",
        kind="security",
    )
