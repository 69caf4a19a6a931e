"""What contacts add to the floors below: who is whose contact, and the way to them on one's own page."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string

from fairlead_web.networks import contacts


def contact_numbers(person: Any) -> frozenset[int]:
    """The numbers of a person's contacts, for what profiles show to contacts."""
    return contacts.contact_numbers(person)


def me(request: HttpRequest) -> str:
    """Peers and contacts on one's own page."""
    waiting = contacts.requests_to(request.user).count()
    return render_to_string("networks/contacts_panel.jinja", {"waiting": waiting})
