"""What the observatory shows on the pages of lower apps."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from fairlead_web.observatory import presenters
from fairlead_web.organisations import api as organisations

MOST = 6


def navigation(request: HttpRequest) -> list[dict[str, str]]:
    """The entry that everybody sees."""
    return [{"href": reverse("observatory:list"), "text": _("Observatory")}]


def organisation_figures(request: HttpRequest, organisation: Any) -> str:
    """What an organisation publishes, and which of the bodies that became it published before."""
    shelves = presenters.shelves(presenters.entries(organisation.code))
    before = presenters.publishing(organisations.lineage(organisation))
    context = {"shelves": shelves, "before": before}
    return render_to_string("observatory/organisation.jinja", context, request)


def network_figures(request: HttpRequest, network: Any) -> str:
    """Figures broken down by what a network is about; the same for every reader."""
    found = presenters.entries_by(network.characteristic, MOST)
    return render_to_string("observatory/network.jinja", {"entries": found}, request) if found else ""


def public_page(release: Any) -> str:
    """The way from a release to the page that everybody sees."""
    address = reverse("observatory:release", args=[release.pk])
    return format_html('<a href="{}">See the public page of this release</a>', address)
