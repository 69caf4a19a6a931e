"""One's own contacts, and the requests to and from one. Only the person sees them."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from fairlead_web.networks import actions, contacts, presenters
from fairlead_web.networks.views.doors import PRESS, READ, personal_page
from fairlead_web.networks.views.public import crumbs
from fairlead_web.ui import api as ui


@personal_page(READ)
def mine(request: HttpRequest) -> HttpResponse:
    """My contacts, who asks me, whom I asked, whom I blocked."""
    reader: Any = request.user
    page = ui.paginate(request, presenters.peers.known(contacts.contacts_of(reader), reader))
    asking = ui.paginate(request, contacts.requests_to(reader), name="asking")
    sent = ui.paginate(request, contacts.requests_from(reader), name="sent")
    blocks = ui.paginate(request, contacts.blocks_of(reader), name="blocked")
    context = {
        "page": page,
        "pages": {"asking": asking, "sent": sent},
        "asking": presenters.peers.asking(asking),
        "sent": presenters.peers.sent(sent),
        "blocks": blocks,
        "crumbs": crumbs(),
    }
    return render(request, "networks/contacts.jinja", context)


@personal_page(PRESS)
def answer(request: HttpRequest, number: int) -> HttpResponse:
    """Accept, decline in silence, or block."""
    waiting = get_object_or_404(contacts.requests_to(request.user), pk=number)
    chosen = request.POST.get("answer")
    if chosen == "accept":
        actions.accept_contact(waiting, by=request.user)
        return told(request, _("You are in contact. Each of you sees the other’s name and address."))
    if chosen == "decline":
        actions.decline_contact(waiting, by=request.user)
        return told(request, _("Declined. They are not told."))
    return block(request, waiting.asker) if chosen == "block" else redirect("networks:contacts")


@personal_page(PRESS)
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Take one's own request back."""
    own = get_object_or_404(contacts.requests_from(request.user), pk=number)
    actions.withdraw_request(own, by=request.user)
    return told(request, _("Taken back. Your message is deleted."))


@personal_page(PRESS)
def end(request: HttpRequest, number: int) -> HttpResponse:
    """End a contact, or end it and block."""
    contact = get_object_or_404(contacts.contacts_of(request.user), pk=number)
    if request.POST.get("block"):
        return block(request, contact.other if contact.one_id == request.user.pk else contact.one)
    actions.end_contact(contact, by=request.user)
    return told(request, _("The contact has ended. Neither sees the other’s address here any more."))


@personal_page(PRESS)
def unblock(request: HttpRequest, number: int) -> HttpResponse:
    """Let a person ask again."""
    held = get_object_or_404(contacts.blocks_of(request.user), pk=number)
    actions.unblock_contact(held, by=request.user)
    return told(request, _("You do not block them any more."))


def block(request: HttpRequest, person: Any) -> HttpResponse:
    """Hear nothing more from somebody."""
    actions.block_contact(person, by=request.user)
    return told(request, _("Blocked. You hear nothing more from them, and they are not told."))


def told(request: HttpRequest, done: str) -> HttpResponse:
    """Back to the contacts, saying what was done."""
    messages.success(request, done)
    return redirect("networks:contacts")
