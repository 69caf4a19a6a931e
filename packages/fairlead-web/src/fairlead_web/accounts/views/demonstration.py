"""What only a demonstration has: signing in as a synthetic person, and the letters the site has sent."""

from django.contrib.auth import authenticate, login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from fairlead_web.accounts import outbox as post
from fairlead_web.accounts import presenters, queries


def people(request: HttpRequest) -> HttpResponse:
    """Everyone a visitor may become."""
    guises = presenters.guises(list(queries.synthetic_people()))
    return render(request, "accounts/sign_in_as.jinja", {"guises": guises})


@require_POST
def sign_in_as(request: HttpRequest, number: int) -> HttpResponse:
    """Become the synthetic person with this number."""
    person = authenticate(request, synthetic_person=number)
    if person is None:
        raise Http404("No synthetic person has this number.")
    login(request, person)
    return redirect("accounts:me")


def outbox(request: HttpRequest) -> HttpResponse:
    """The letters the site has sent, newest first."""
    return render(request, "accounts/outbox.jinja", {"letters": post.letters()})
