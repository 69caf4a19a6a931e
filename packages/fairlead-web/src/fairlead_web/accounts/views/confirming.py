"""Around the second factor: why it is asked for, and the form that was kept meanwhile."""

from typing import Any

from allauth.mfa.webauthn.views import ReauthenticateWebAuthnView
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from fairlead_web.accounts import second_factor as factor


@login_required
@never_cache
@require_safe
def second_factor(request: HttpRequest) -> HttpResponse:
    """Why a second factor is needed here, and the ways to set one up."""
    return render(request, "accounts/second_factor.jinja", {"afterwards": factor.afterwards(request)})


class WithPasskey(ReauthenticateWebAuthnView):  # type: ignore[misc]  # allauth has no types
    """A passkey before what needs more than a code by e-mail."""

    def form_invalid(self, form: Any) -> HttpResponse:
        """Say so on the same page; allauth would lead away, and the way back would be lost."""
        page: HttpResponse = self.render_to_response(super().get_context_data() | {"form": form})
        return page


@login_required
@never_cache
@require_safe
def kept_form(request: HttpRequest) -> HttpResponse:
    """The form that was sent before the second factor was given, to be sent on."""
    kept = request.session.pop(factor.KEPT_FORM, None)
    if kept is None:
        return redirect("accounts:me")
    request.session.pop(factor.AFTERWARDS, None)
    return render(request, "accounts/kept_form.jinja", {"kept": kept})
