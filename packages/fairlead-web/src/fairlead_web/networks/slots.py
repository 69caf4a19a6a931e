"""What networks show on the pages of other apps. None of it differs by who belongs."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from django.utils.translation import gettext as _

from fairlead_web.networks import presenters, published, queries
from fairlead_web.networks.actions import chairs, membership, reference
from fairlead_web.networks.demonstration import people
from fairlead_web.organisations.api import may

MOST = 6


def navigation(request: HttpRequest) -> list[dict[str, str]]:
    """The entry that everybody sees."""
    return [{"href": reverse("networks:list"), "text": _("Networks")}]


def my_networks(request: HttpRequest) -> str:
    """The way to one's networks, on one's own page; the same for everybody."""
    return render_to_string("networks/me.jinja")


def my_place(request: HttpRequest) -> str:
    """One's own place in the reference group, on one's own page; nothing where there is none."""
    places = list(published.reference_places_of(request.user))
    context = {"places": places, "today": timezone.localdate()}
    return render_to_string("networks/my_place.jinja", context, request) if places else ""


def own_words(request: HttpRequest) -> str:
    """The way to what one wrote, beside one's own data; the same for everybody."""
    return render_to_string("networks/words_panel.jinja")


def team_navigation(request: HttpRequest) -> list[dict[str, str]]:
    """The way to looking after networks, for the programme team."""
    if not may(request.user, "networks.manage"):
        return []
    return [{"href": reverse("networks:manage"), "text": _("Look after networks"), "office": "team"}]


def theme_asks(request: HttpRequest, theme: str) -> str:
    """What networks ask, on a theme's page."""
    return panel("networks/asks_panel.jinja", published.asks_by_theme(theme))


def organisation_asks(request: HttpRequest, organisation: Any) -> str:
    """What networks ask of an organisation, on its page."""
    return panel("networks/organisation_asks.jinja", published.asks_of_organisation(organisation))


def panel(template: str, asks: Any) -> str:
    """Asks as cards; nothing where there are none.

    Drawn without the request, since a page's frame, with its own questions, is drawn once already.
    """
    cards = presenters.asks.cards(asks[:MOST])
    return render_to_string(template, {"asks": cards}) if cards else ""


def guises(limit: int) -> list[tuple[str, list[tuple[int, str]]]]:
    """Whom a demonstration's visitor may become: chairs, who are public, and two made-up people who belong.

    Those two are found by their addresses. Who belongs is told nowhere, here neither.
    """
    terms = queries.terms_today().filter(network__closed_on=None).select_related("network")[:limit]
    own = _("%(what)s, their own pages show where they belong")
    belonging = [
        (_("A member of a network"), people.MEMBER),
        (_("A supporter of a network"), people.SUPPORTER),
    ]
    return [
        (_("Network chairs"), [(term.person_id, chair_of(term.network)) for term in terms]),
        *(
            (title, [(one.pk, own % {"what": title})] if (one := people.guise(name)) else [])
            for title, name in belonging
        ),
    ]


def chair_of(network: Any) -> str:
    """What a chair is, in a few words."""
    return _("Chair of the %(network)s") % {"network": network}


def roles(people: Iterable[Any]) -> dict[int, str]:
    """The networks that each of these people chairs, in a few words; public as well."""
    chaired: defaultdict[int, dict[Any, None]] = defaultdict(dict)
    for term in queries.terms_of_people(people):
        chaired[term.person_id][term.network] = None
    return {number: escape(", ".join(chair_of(one) for one in held)) for number, held in chaired.items()}


def part(person: Any, by: Any) -> None:
    """What closing an account ends here: entries, terms as chair, a place in the reference group."""
    membership.part(person=person, by=by)
    chairs.end_terms_of(person=person, by=by)
    reference.end_reference_members(person=person, by=by)


def duties(person: Any) -> list[str]:
    """What a chair hands over before leaving for good: networks that nobody else chairs."""
    return [
        _("You are the only chair of the %(network)s. Ask the programme team to appoint another first.")
        % {"network": network}
        for network in queries.networks_chaired_alone(person)
    ]
