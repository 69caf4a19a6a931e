"""Changing the language."""

from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from fairlead_web.ui import api as ui


@require_safe
def language(request: HttpRequest, code: str) -> HttpResponseRedirect:
    """Keep the reader's language in the session and go back to the page they came from."""
    if not ui.is_known_language(code):
        raise Http404
    request.session[ui.LANGUAGE_KEY] = code
    back = request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    return redirect(back if safe else reverse("home:home"))
