"""The first person of a programme: everybody after them is invited, or given a role, on the site."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from fairlead_web.accounts import api as accounts
from fairlead_web.audit import api as audit
from fairlead_web.organisations.actions.refusal import NotNow
from fairlead_web.organisations.actions.roles import give_role
from fairlead_web.organisations.models import Role
from fairlead_web.organisations.queries import programme_team


@transaction.atomic
def begin_programme(*, email: str, name: str, by: audit.Actor) -> Any:
    """Add the programme team's first person and write to them. Raises NotNow where there is a team already.

    Raises ValidationError for an address that is none.
    """
    if programme_team():
        raise NotNow(_("The programme has a team already. One of them gives roles, on the page “Roles”."))
    person = accounts.person_at(email) or accounts.add_person(email=email, name=name, by=by)
    give_role(person_id=person.pk, kind=Role.Kind.PROGRAMME_TEAM, organisation=None, by=by)
    accounts.write_letter(
        to=person,
        subject=_("An invitation for you"),
        text=_(
            "You are the first of the programme team of %(site)s.\n\n"
            "Open %(address)s and give this e-mail address: a code comes to it, and lets you in. "
            "Then set up a passkey: the site asks for one before you invite others or give them roles."
        )
        % {
            "site": settings.SITE.name,
            "address": settings.WAGTAILADMIN_BASE_URL + reverse("account_login"),
        },
        key=f"first-of-the-team-{person.pk}",
        kind="invitation",
    )
    return person
