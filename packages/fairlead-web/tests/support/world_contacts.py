"""Peers and contacts in the small world of the sweeps: the administrator chose to be found."""

from typing import Any

from fairlead_web.accounts import api as accounts
from fairlead_web.networks import api as networks
from fairlead_web.networks.models import ContactBlock


def add_contacts(people: dict[str, Any], things: dict[str, str]) -> None:
    """Somebody who can be found, a contact and a block of theirs, and a request that waits for them."""
    found = people["administrator"]
    accounts.change_profile(found, by=found, found=True, name_seen_by="members")
    agreed = networks.request_contact(found, message="May I ask?", by=people["lead"])
    networks.block_contact(people["other_approver"], by=found)
    things |= {
        "peer": str(found.pk),
        "contact": str(networks.accept_contact(agreed, by=found).pk),
        "contact_request": str(networks.request_contact(found, message="Hello", by=people["person"]).pk),
        "block": str(ContactBlock.objects.get(person=found).pk),
    }
