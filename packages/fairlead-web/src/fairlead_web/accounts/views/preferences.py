"""Stopping the digest without signing in."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from fairlead_web.accounts import actions
from fairlead_web.accounts.models import Preference
from fairlead_web.accounts.queries import digest_frequency
from fairlead_web.accounts.unsubscribe import person_of


@csrf_exempt  # the link is the proof, and mail programs send the form without having seen the page
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """Ask, and on a POST (also a mail program's own "unsubscribe") stop the digest.

    Whoever comes again is told that it is stopped already, and nothing is written a second time.
    """
    person = person_of(token)
    if person is None:
        raise Http404("Nobody made this link.")
    already = digest_frequency(person) == Preference.Digest.NEVER
    pressed = request.method == "POST" and not already
    if pressed:
        actions.set_digest_frequency(person, Preference.Digest.NEVER, by=person)
    return render(request, "accounts/unsubscribe.jinja", {"done": pressed, "already": already})
