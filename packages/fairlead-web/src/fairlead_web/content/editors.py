"""The door of Wagtail: roles open it, and nothing else does.

Wagtail reads permissions from groups. Whoever holds the role today is put into the group of editors when they
come, and whoever does not is taken out; the group means nothing outside this door.
"""

from collections.abc import Callable
from typing import Any

from csp.constants import NONE, SELF
from csp.decorators import csp_replace
from django.contrib.auth.models import Group
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.clickjacking import xframe_options_sameorigin

from fairlead_web.accounts import api as accounts
from fairlead_web.organisations import api as organisations

GROUP = "Programme team"
# Wagtail's own pages carry inline script and style.
POLICY: dict[str, Any] = {
    "default-src": [NONE],
    "script-src": [SELF, "'unsafe-inline'"],
    "style-src": [SELF, "'unsafe-inline'"],
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF],
    "connect-src": [SELF],
    "frame-src": [SELF],
    "form-action": [SELF],
    "base-uri": [NONE],
    "frame-ancestors": [SELF],
}
# A preview is a page of the site in a frame of the editor: it keeps the site's policy but for that frame.
PREVIEW: dict[str, Any] = {"frame-ancestors": [SELF]}
FRAMING = ("Content-Security-Policy", "X-Frame-Options")

View = Callable[..., HttpResponse]


def editors_only(view: View) -> View:
    """The view, for editors with a second factor; for everybody else there is nothing here."""
    guarded = accounts.second_factor_required(_framed(view))

    def gate(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not _is_editor_today(request.user):
            raise Http404
        return guarded(request, *args, **kwargs)

    return gate


def _framed(view: View) -> View:
    """The view, to be shown in frames of the editor. A preview comes with the headers of the public page."""

    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        previewed = FRAMING[0] in response.headers
        for name in FRAMING:
            response.headers.pop(name, None)
        policy = csp_replace(PREVIEW if previewed else POLICY)
        return policy(lambda _: response)(request)  # type: ignore[return-value]  # typed loosely

    return xframe_options_sameorigin(answer)


def _is_editor_today(person: Any) -> bool:
    if not person.is_authenticated:
        return False
    entitled = organisations.may(person, "content.edit")
    if entitled != person.groups.filter(name=GROUP).exists():
        group = Group.objects.get(name=GROUP)
        (person.groups.add if entitled else person.groups.remove)(group)
    return entitled
