"""Resetting somebody's second step: others who look after the site hear of it."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from fairlead_web.accounts import api as accounts
from fairlead_web.organisations import queries


@transaction.atomic
def reset_second_step(person: Any, *, reason: str, proof: str, by: Any) -> None:
    """Take a person's second steps away, and write to every other administrator.

    Where there is no other, to the programme team: nobody does it unseen. Raises ValidationError.
    """
    accounts.remove_second_factors(person, reason=reason, proof=proof, by=by)
    about = {by.pk, person.pk}
    for one in accounts.people().filter(
        pk__in=(queries.administrators() - about) or (queries.programme_team() - about)
    ):
        accounts.write_letter(
            to=one,
            subject=gettext("Somebody’s second step was reset"),
            text=gettext(
                "%(who)s took the second steps of %(whose)s away, and said:\n\n%(reason)s\n%(proof)s\n\n"
                "Until they set up a new one, a code by e-mail is all that protects this account. "
                "If you have doubts, speak to both of them at once. The programme team finds it on record."
            )
            % {
                "who": by.name,
                "whose": person.name,
                "reason": accounts.Lost(reason).label,
                "proof": accounts.Proof(proof).label,
            },
            key=f"reset-{person.pk}-told-{one.pk}-{timezone.now().isoformat()}",
            kind="security",
        )
