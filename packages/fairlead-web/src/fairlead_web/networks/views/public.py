"""What everybody sees of networks."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fairlead_web.networks import queries


@require_safe
def networks(request: HttpRequest) -> HttpResponse:
    """The networks, and who each is open to."""
    return render(request, "networks/list.jinja", {"networks": queries.networks_open()})


@require_safe
def network(request: HttpRequest, code: str) -> HttpResponse:
    """One network, in its own words."""
    found = queries.network(code)
    if found is None:
        raise Http404("No network has this code.")
    return render(request, "networks/network.jinja", {"network": found})
