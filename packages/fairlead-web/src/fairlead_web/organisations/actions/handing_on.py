"""Once a body's last day is past: what was held there goes on where it belongs, or its people are asked."""

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext

from fairlead_web.accounts import api as accounts
from fairlead_web.audit import api as audit
from fairlead_web.organisations import descent, queries
from fairlead_web.organisations.actions.succession import follow, undated
from fairlead_web.organisations.models import Organisation


def hand_on_due(*, by: audit.Actor) -> int:
    """Hand on what was held at every body whose last day is past; how many bodies."""
    due = list(descent.due_to_hand_on())
    for one in due:
        hand_on_if_due(one, by=by)
    return len(due)


@transaction.atomic
def hand_on_if_due(organisation: Organisation, *, by: audit.Actor) -> None:
    """End and begin what hangs on a body, once, when its last day is past."""
    found = descent.due_to_hand_on().select_for_update(of=("self",)).filter(pk=organisation.pk).first()
    if found is None or found.closed_on is None:
        return
    there = descent.standing(found, found.closed_on)
    follow(found, there, on=found.closed_on, by=by)
    organisation.handed_on = True
    organisation.save(update_fields=["handed_on"])
    if there is None and descent.has_successors(found):
        ask_its_people(found)


def settle(organisation: Organisation) -> None:
    """When successors are learned of after all has ended: what has no dates goes there, people are asked."""
    if organisation.successor:
        undated(organisation, descent.became(organisation))
    ask_its_people(organisation)


def ask_its_people(organisation: Organisation) -> None:
    """Write to everybody whose place there ended with it, and who has named no other since."""
    address = settings.WAGTAILADMIN_BASE_URL + reverse("organisations:mine")
    for place in queries.unplaced(organisation=organisation):
        accounts.write_letter(
            to=place.person,
            subject=gettext("Where do you work now?"),
            text=gettext(
                "%(name)s is closed, and its work went on elsewhere. We have moved nobody by ourselves.\n\n"
                "Say where you work now:\n\n%(address)s\n\nUntil then your profile shows no organisation."
            )
            % {"name": organisation.name, "address": address},
            key=f"successors-{organisation.pk}-{place.person_id}",
            kind="organisation",
        )
