"""What the programme team does to organisations and roles. Everybody else finds nothing here."""

from collections.abc import Callable
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fairlead_web.accounts import api as accounts
from fairlead_web.organisations import actions, descent, forms, presenters, queries
from fairlead_web.organisations.models import Organisation, Role
from fairlead_web.organisations.permissions import may
from fairlead_web.organisations.views.reading import find
from fairlead_web.ui import api as ui

View = Callable[..., HttpResponse]


def for_the_team(permission: str) -> Callable[[View], View]:
    """Let only holders of a permission through, after a second factor; others find no such page."""

    def wrap(view: View) -> View:
        guarded = accounts.second_factor_required(view)

        @login_required
        @never_cache
        def checked(request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
            if not may(request.user, permission):
                raise Http404("There is no such page.")
            return guarded(request, *args, **options)

        checked.__doc__ = view.__doc__
        return checked

    return wrap


@for_the_team("organisations.manage")
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Add an organisation."""
    form = forms.OrganisationForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            added = actions.add_organisation(by=request.user, **form.cleaned_data)
            messages.success(request, gettext("Added to the directory."))
            return redirect("organisations:detail", added.code)
        except ValidationError as fault:
            explain(form, fault)
    context = {"form": form, "crumbs": presenters.crumbs(gettext("Organisations"))}
    return render(request, "organisations/add.jinja", context, status=422 if form.errors else 200)


@for_the_team("organisations.manage")
@require_safe
def change(request: HttpRequest, code: str) -> HttpResponse:
    """What can be changed of an organisation."""
    return changing(request, find(code))


def changing(request: HttpRequest, found: Organisation, **filled: django_forms.Form) -> HttpResponse:
    """The page of changes; `filled` holds the form that was sent and has errors."""
    blank = {
        "rename": forms.RenameForm(auto_id="rename_%s"),  # several fields share a name
        "close": forms.CloseForm(auto_id="close_%s"),
        "partnership": forms.PartnershipForm(auto_id="partnership_%s"),
        "divide": forms.DivideForm(auto_id="divide_%s"),
    }
    wrong = next(iter(filled.values()), None)
    context = {
        "organisation": found,
        "forms": {**blank, **filled},
        "wrong": wrong,
        "successors": descent.successors(found),
        "planned": descent.planned(found),
        "is_planned": found.closed_on is not None and not found.handed_on,
        "unplaced": queries.unplaced_roles(found) if found.handed_on else [],
        "crumbs": presenters.crumbs(found.name, found),
    }
    return render(request, "organisations/change.jinja", context, status=422 if wrong else 200)


def deed(name: str, kind: type[django_forms.Form], done: str) -> Callable[[Callable[..., Any]], View]:
    """A view that does one thing to an organisation and says so, or shows what is wrong beside the field."""

    def wrap(act: Callable[..., Any]) -> View:
        @for_the_team("organisations.manage")
        @require_POST
        def view(request: HttpRequest, code: str) -> HttpResponse:
            found, form = find(code), kind(request.POST, auto_id=f"{name}_%s")
            if form.is_valid():
                try:
                    act(found, by=request.user, **form.cleaned_data)
                    messages.success(request, gettext(done))
                    return redirect("organisations:detail", code)
                except ValidationError as fault:
                    explain(form, fault)
            return changing(request, find(code), **{name: form})

        view.__doc__ = act.__doc__
        return view

    return wrap


def explain(form: django_forms.Form, fault: ValidationError) -> None:
    """Put what a model refuses beside the field it is about."""
    known = fault.message_dict if hasattr(fault, "error_dict") else {"": fault.messages}
    for name, lines in known.items():
        form.add_error(name if name in form.fields else None, lines)


rename = deed("rename", forms.RenameForm, "The new name is recorded. The old one is still found.")(
    actions.rename
)
close = deed(
    "close", forms.CloseForm, "Recorded. What is held there goes on at its successor after the last day."
)(actions.close_organisation)
put_right = deed("put_right", django_forms.Form, "It is open again, and what had moved is back.")(
    actions.put_right
)
call_off = deed("call_off", django_forms.Form, "Called off. Nothing had moved.")(actions.call_off)
divide = deed(
    "divide",
    forms.DivideForm,
    "Recorded. After the last day its people are asked by letter where they work now.",
)(actions.name_successors)
record_partnership = deed("partnership", forms.PartnershipForm, "The partnership is recorded.")(
    actions.record_partnership
)


@for_the_team("organisations.give_roles")
@require_POST
def place_role(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Give a role that ended with a body at one of its successors."""
    found = find(code)
    role = get_object_or_404(queries.unplaced_roles(found), pk=number)
    form = forms.SuccessorForm(request.POST, organisation=found)
    try:
        if not form.is_valid():
            raise ValidationError(gettext("Choose one of its successors that is open."))
        actions.place_role(role, at=form.cleaned_data["at"], by=request.user)
        messages.success(request, gettext("The role holds from today."))
    except ValidationError as fault:
        messages.error(request, " ".join(fault.messages))
    return redirect("organisations:change", code)


@for_the_team("organisations.give_roles")
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Who holds which role today."""
    return roles(request, forms.RoleForm())


def roles(request: HttpRequest, form: forms.RoleForm) -> HttpResponse:
    """The page of roles."""
    text = request.GET.get("text", "").strip()[:200]
    page = ui.paginate(request, queries.held_roles(text), size=50)
    context = {
        "page": page,
        "rows": presenters.held_rows(page),
        "form": form,
        "search": forms.RoleSearchForm({"text": text}),
        "text": text,
        "query": request.GET.urlencode(),
    }
    return render(request, "organisations/people.jinja", context, status=422 if form.errors else 200)


@for_the_team("organisations.give_roles")
@require_POST
def give_role(request: HttpRequest) -> HttpResponse:
    """Give somebody a role."""
    form = forms.RoleForm(request.POST)
    if form.is_valid():
        given = dict(form.cleaned_data)
        person = given.pop("person")
        try:
            actions.give_role(person_id=person.pk, by=request.user, **given)
            messages.success(request, gettext("The role holds from today."))
            return redirect("organisations:people")
        except ValidationError:
            form.add_error(None, gettext("This person holds this role already."))
    return roles(request, form)


@for_the_team("organisations.give_roles")
@require_POST
def end_role(request: HttpRequest, number: int) -> HttpResponse:
    """End a role, at once."""
    held = queries.role(number)
    if held is None:
        raise Http404("Nobody holds this role today.")
    if held.kind == Role.Kind.PROGRAMME_TEAM and queries.programme_team() == {held.person_id}:
        messages.error(request, gettext("Nobody else is of the programme team. Give the role first."))
    else:
        actions.end_role(held, by=request.user)
        messages.success(request, gettext("The role has ended, and opens nothing any more."))
    query = request.GET.urlencode()  # the search and the page from which it was ended
    return redirect(reverse("organisations:people") + (f"?{query}" if query else ""))
