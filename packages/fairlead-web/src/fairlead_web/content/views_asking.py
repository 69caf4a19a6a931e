"""Asking: anybody may, without an account."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from fairlead_web.content import actions, limits
from fairlead_web.content.forms import AskForm, FormatForm

LAST = "enquiry"  # in the session: the reference to show


@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest) -> HttpResponse:
    """A question to the programme team."""
    return _ask(request, AskForm, "content/ask.jinja")


@require_http_methods(["GET", "HEAD", "POST"])
def another_format(request: HttpRequest) -> HttpResponse:
    """A page or file in another format."""
    start = {"wanted_of": request.GET.get("of", "")[:300]}
    return _ask(request, FormatForm, "content/ask_format.jinja", start)


def _ask(
    request: HttpRequest, kind: type[AskForm], template: str, start: dict[str, Any] | None = None
) -> HttpResponse:
    form = kind(request.POST) if request.method == "POST" else kind(initial=start)
    if not (form.is_bound and form.is_valid()):
        return render(request, template, {"form": form})
    if request.POST.get("website"):  # people do not see this field; machines fill it in
        return redirect("content:asked")
    if not limits.may_ask(request):
        form.add_error(None, _("Too many messages came from your connection. Please try again in an hour."))
        return render(request, template, {"form": form}, status=429)
    acknowledge = limits.may_acknowledge(form.cleaned_data["email"])
    asker = request.user if request.user.is_authenticated else None
    enquiry = actions.ask(**form.given(), asker=asker, acknowledge=acknowledge)
    request.session[LAST] = enquiry.reference
    return redirect("content:asked")


@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    """It has arrived, under which reference, and what happens next."""
    return render(request, "content/asked.jinja", {"reference": request.session.get(LAST, "")})
