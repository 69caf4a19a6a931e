"""Finding peers and asking them to be in contact. Nothing here is about networks."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from fairlead_web.accounts import api as accounts
from fairlead_web.networks import actions, peers, presenters
from fairlead_web.networks.forms_peers import ContactForm, PeersForm
from fairlead_web.networks.views.doors import FORM, READ, personal_page
from fairlead_web.networks.views.forms import FormPage, form_page, sent
from fairlead_web.networks.views.public import crumbs
from fairlead_web.ui import api as ui


@personal_page(READ)
def find(request: HttpRequest) -> HttpResponse:
    """People who chose to be found, by interest, region and role."""
    reader: Any = request.user
    form = PeersForm(request.GET)
    search = form.search()
    page = ui.paginate(request, peers.found(search, by=reader))
    context = {
        "form": form,
        "search": search,
        "page": page,
        "peers": presenters.peers.peers(page, reader),
        "found_myself": accounts.is_found(reader),
        "crumbs": crumbs(),
    }
    return render(request, "networks/peers.jinja", context)


@personal_page(FORM)
def ask(request: HttpRequest, number: int) -> HttpResponse:
    """Ask somebody to be in contact; who did not choose to be found does not exist here."""
    reader: Any = request.user
    person = peers.found(peers.Search(), by=reader).filter(pk=number).first()
    if person is None:
        raise Http404("Nobody here has this number.")
    page = FormPage(
        title=_("Ask to be in contact"),
        caption=presenters.peers.peers([person], reader)[0].name,
        submit=_("Send the request"),
        then=reverse("networks:contacts"),
        done=_("Sent. Nobody has to answer; you see here when they agree."),
        template="networks/ask_peer.jinja",
        context={"crumbs": crumbs(), "own_name": reader.name},
    )

    def act(given: dict[str, Any]) -> None:
        actions.request_contact(person, message=given["message"], by=reader)

    return form_page(request, ContactForm(sent(request)), page, act)
