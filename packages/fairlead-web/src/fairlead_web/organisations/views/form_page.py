"""A page with one form: shows it, does the deed, says so, or says beside the field what to mend."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from fairlead_web.organisations.actions import NotNow
from fairlead_web.organisations.views.managing import explain


@dataclass(frozen=True)
class FormPage:
    """The words around a form, and where it leads."""

    title: str
    submit: str
    then: str  # the address after the deed, and of "go back"
    done: str
    caption: str = ""
    lede: str = ""
    template: str = "organisations/form.jinja"
    context: dict[str, Any] = field(default_factory=dict)


def form_page(
    request: HttpRequest, form: forms.Form, page: FormPage, act: Callable[[dict[str, Any]], Any]
) -> HttpResponse:
    """Draw the form, or do the deed with what was given."""
    if request.method == "POST" and form.is_valid():
        try:
            act(form.cleaned_data)
        except NotNow as fault:
            form.add_error(None, str(fault))
        except ValidationError as fault:
            explain(form, fault)
        else:
            messages.success(request, page.done)
            return redirect(page.then)
    context = {**page.context, "form": form, "words": page}
    return render(request, page.template, context, status=422 if form.errors else 200)


def sent(request: HttpRequest) -> Any:
    """What was sent, or None for a page that is only opened."""
    return request.POST if request.method == "POST" else None
