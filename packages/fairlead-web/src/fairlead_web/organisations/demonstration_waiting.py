"""What waits for somebody in a demonstration: a wish for a role, a list, an invitation, thanks to answer."""

from fairlead_web.accounts import api as accounts
from fairlead_web.audit.api import SITE
from fairlead_web.organisations import actions, queries
from fairlead_web.organisations.actions.importing import bring_list
from fairlead_web.organisations.models import Import, RoleRequest

WISH = "I take over the workforce report from January, and shall send our figures here."
NEW_PEOPLE = ("elin.hughes@demonstration.invalid", "kofi.addo@demonstration.invalid")
GUEST = "maya.lewis@demonstration.invalid"
THANKS = "Reading three drafts of the reference group’s guide aloud, with those whom it is for"


def fill(address_of: dict[str, str]) -> None:
    """Let people of these addresses, by name, ask, bring and invite; a second time changes nothing."""
    asker, lead, team, thanked = (
        accounts.person_at(address_of[name])
        for name in ("Marcus Bright", "Amara Okafor", "Joan Ashworth", "Zadie Cole")
    )
    harbour = queries.organisation("SYN1")
    if harbour is None or lead is None or RoleRequest.objects.filter(person=asker).exists():
        return
    actions.ask_for_role(harbour, kind="approver", reason=WISH, by=asker)
    rows = [{"": str(line), "email": address} for line, address in enumerate(NEW_PEOPLE, 2)]
    bring_list(kind=Import.Kind.PEOPLE, rows=rows, basis=Import.Basis.CONSENT, by=team)
    actions.give_credit(what_for=THANKS, person=thanked, by=SITE)
    accounts.invite(address=GUEST, by=lead)
