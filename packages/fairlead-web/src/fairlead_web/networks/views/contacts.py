"""One's own contacts, and the requests to and from one. Only the person sees them."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from fairlead_web.networks import actions, contacts, presenters
from fairlead_web.networks.views.public import crumbs
from fairlead_web.ui import api as ui


@login_required
@never_cache
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """My contacts, who asks me, whom I asked, whom I blocked."""
    reader: Any = request.user
    page = ui.paginate(request, presenters.peers.known(contacts.contacts_of(reader), reader))
    context = {
        "page": page,
        "asking": presenters.peers.asking(contacts.requests_to(reader)),
        "sent": presenters.peers.sent(contacts.requests_from(reader)),
        "blocks": contacts.blocks_of(reader),
        "crumbs": crumbs(),
    }
    return render(request, "networks/contacts.jinja", context)


@login_required
@never_cache
@require_POST
def answer(request: HttpRequest, number: int) -> HttpResponse:
    """Accept, decline in silence, or block."""
    reader: Any = request.user
    waiting = get_object_or_404(contacts.requests_to(reader), pk=number)
    chosen = request.POST.get("answer")
    if chosen == "accept":
        actions.accept_contact(waiting, by=reader)
        messages.success(request, _("You are in contact. Each of you sees the other’s name and address."))
    elif chosen == "decline":
        actions.decline_contact(waiting, by=reader)
        messages.success(request, _("Declined. They are not told."))
    elif chosen == "block":
        actions.block_contact(waiting.asker, by=reader)
        messages.success(request, _("Blocked. You hear nothing more from them, and they are not told."))
    return redirect("networks:contacts")


@login_required
@never_cache
@require_POST
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Take one's own request back."""
    own = get_object_or_404(contacts.requests_from(request.user), pk=number)
    actions.withdraw_request(own, by=request.user)
    messages.success(request, _("Taken back. Your message is deleted."))
    return redirect("networks:contacts")


@login_required
@never_cache
@require_POST
def end(request: HttpRequest, number: int) -> HttpResponse:
    """End a contact, or end it and block."""
    reader: Any = request.user
    contact = get_object_or_404(contacts.contacts_of(reader), pk=number)
    if request.POST.get("block"):
        other = contact.other if contact.one_id == reader.pk else contact.one
        actions.block_contact(other, by=reader)
        messages.success(request, _("Blocked. You hear nothing more from them, and they are not told."))
    else:
        actions.end_contact(contact, by=reader)
        messages.success(request, _("The contact has ended. Neither sees the other’s address here any more."))
    return redirect("networks:contacts")


@login_required
@never_cache
@require_POST
def unblock(request: HttpRequest, number: int) -> HttpResponse:
    """Let a person ask again."""
    block = get_object_or_404(contacts.blocks_of(request.user), pk=number)
    actions.unblock_contact(block, by=request.user)
    messages.success(request, _("Unblocked."))
    return redirect("networks:contacts")
