"""Letters about what networks ask in public.

They name no network: a letter about one may seem to tell where its reader belongs.
"""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from fairlead_web.networks import queries
from fairlead_web.networks.letters import mine, tell
from fairlead_web.networks.letters_duties import own_page
from fairlead_web.networks.models import Ask, AskReply
from fairlead_web.organisations import api as organisations


def asked(ask: Ask, *, by: Any) -> None:
    """Tell those who lead an organisation that it is asked something."""
    if ask.organisation is None:
        return
    text = _(
        "Something is asked of %(organisation)s, in public. Sign in to read it, and to reply for your "
        "organisation:\n\n%(address)s\n\n"
        "The reply is public too. Until there is one, the page says that nobody has replied.\n"
    )
    for role in organisations.leads_for(ask.organisation).exclude(person=by):
        tell(
            role.person,
            _("Your organisation is asked something"),
            text % {"organisation": ask.organisation, "address": own_page()},
            key=f"asked-{ask.pk}-{role.person_id}",
        )


def corrected(ask: Ask) -> None:
    """Tell those who lead the organisations that replied: their replies stand below other words now."""
    text = _(
        "Something that %(organisation)s replied to was put in other words. Your reply stands, and its page "
        "says that it was given to the earlier ones. You find it among what is asked of your organisation, "
        "and can correct the reply there after signing in:\n\n%(address)s\n"
    )
    replied = AskReply.objects.filter(ask=ask).select_related("organisation")
    for organisation in {one.organisation_id: one.organisation for one in replied}.values():
        place = reverse("organisations:detail", args=[organisation.code])
        given = {"organisation": organisation, "address": f"{settings.WAGTAILADMIN_BASE_URL}{place}"}
        for role in organisations.leads_for(organisation):
            tell(
                role.person,
                _("What your organisation replied to has changed"),
                text % given,
                key=f"ask-corrected-{ask.pk}-{organisation.pk}-{role.person_id}-{ask.corrected_on}",
            )


def replied(answer: AskReply) -> None:
    """Tell the chairs who asked that there is a reply."""
    text = _(
        "%(organisation)s has replied in public to something you asked as chair. Sign in to read it, and to "
        "say whether it answers you:\n\n%(address)s\n"
    )
    for term in queries.chairs_of(answer.ask.network):
        tell(
            term.person,
            _("A reply to what you asked"),
            text % {"organisation": answer.organisation, "address": mine()},
            key=f"ask-replied-{answer.pk}-{term.person_id}",
        )
