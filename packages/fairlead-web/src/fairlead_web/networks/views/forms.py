"""A page with one form: shows it, does the deed, says so, or says beside the field what to mend."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from fairlead_web.networks.actions import NotNow


@dataclass(frozen=True)
class FormPage:
    """The words around a form, and where it leads."""

    title: str
    submit: str
    then: str  # the address after the deed, and of "cancel"
    done: str
    caption: str = ""
    lede: str = ""
    notes: Sequence[str] = ()
    template: str = "networks/form.jinja"
    context: dict[str, Any] = field(default_factory=dict)


def form_page(
    request: HttpRequest, form: forms.Form, page: FormPage, act: Callable[[dict[str, Any]], Any]
) -> HttpResponse:
    """Draw the form, or do the deed with what was given. The deed may say where it leads."""
    if request.method == "POST" and form.is_valid():
        try:
            where = act(form.cleaned_data)
        except NotNow as fault:
            form.add_error(None, str(fault))
        except ValidationError as fault:
            add_faults(form, fault)
        else:
            messages.success(request, page.done)
            return redirect(where if isinstance(where, str) else page.then)
    return show(request, form, page)


def show(request: HttpRequest, form: forms.Form, page: FormPage) -> HttpResponse:
    """The page with the form as it is."""
    context = {**page.context, "form": form, "words": page}
    return render(request, page.template, context, status=422 if form.errors else 200)


def add_faults(form: forms.Form, fault: ValidationError) -> None:
    """Put what a model refused beside its field, or above the form where there is none."""
    for name, texts in fault.message_dict.items():
        for text in texts:
            form.add_error(name if name in form.fields else None, text)


def sent(request: HttpRequest) -> Any:
    """What was sent, or None for a page that is only opened."""
    return request.POST if request.method == "POST" else None
