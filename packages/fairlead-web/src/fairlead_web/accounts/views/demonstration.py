"""What only a demonstration has: signing in as a synthetic person, and the letters the site has sent."""

from django.conf import settings
from django.contrib.auth import authenticate, login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from fairlead_web.accounts import outbox as post
from fairlead_web.accounts import presenters


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """A few of everyone a visitor may become, or those whose name was searched for."""
    words = request.GET.get("q", "").strip()[:100]
    groups = presenters.search(words) if words else presenters.groups()
    return render(request, "accounts/sign_in_as.jinja", {"groups": groups, "words": words})


@require_POST
def sign_in_as(request: HttpRequest, number: int) -> HttpResponse:
    """Become the synthetic person with this number."""
    person = authenticate(request, synthetic_person=number)
    if person is None:
        raise Http404("No synthetic person has this number.")
    login(request, person)
    return redirect(settings.LOGIN_REDIRECT_URL)


@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    """The letters the site has sent, newest first."""
    return render(request, "accounts/outbox.jinja", {"letters": post.letters()})
