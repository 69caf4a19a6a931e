"""One's own profile: what it says, who sees it, and how others see it."""

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from fairlead_web.accounts import actions, presenters, queries
from fairlead_web.accounts.forms_profile import PostForm, ProfileForm, VisibilityForm
from fairlead_web.accounts.models import Level, Profile, User
from fairlead_web.accounts.visibility import as_seen_at

EDITS = ["GET", "HEAD", "POST"]


@login_required
@never_cache
@require_http_methods(EDITS)
def profile(request: HttpRequest) -> HttpResponse:
    """Change what the profile says."""
    person = cast(User, request.user)
    form = ProfileForm(request.POST or None, initial=said(person))
    if request.method == "POST" and form.is_valid():
        told = dict(form.cleaned_data)
        name = told.pop("name")
        if name != person.name:
            actions.rename_person(person, name, by=person)
        actions.change_profile(person, by=person, **told)
        messages.success(request, gettext("Your profile is saved. Who sees it is for you to choose below."))
        return redirect("accounts:visibility")
    return render(request, "accounts/profile.jinja", {"form": form})


@login_required
@never_cache
@require_http_methods(EDITS)
def visibility(request: HttpRequest) -> HttpResponse:
    """Choose who sees each field."""
    person = cast(User, request.user)
    stored = queries.profile_of(person)
    levels = {f"{name}_seen_by": getattr(stored, f"{name}_seen_by") for name in Profile.FIELDS}
    form = VisibilityForm(request.POST or None, initial={**levels, "found": stored.found})
    if request.method == "POST" and form.is_valid():
        actions.change_profile(person, by=person, **form.cleaned_data)
        messages.success(request, gettext("Saved. This is how others see you now."))
        return redirect("accounts:preview")
    return render(request, "accounts/visibility.jinja", {"form": form})


@login_required
@never_cache
@require_safe
def preview(request: HttpRequest) -> HttpResponse:
    """How others see one: a contact, anyone signed in, a visitor."""
    person = cast(User, request.user)
    views = [
        (gettext("My contacts"), presenters.seen(as_seen_at(person, Level.CONTACTS))),
        (gettext("Anyone who is signed in"), presenters.seen(as_seen_at(person, Level.MEMBERS))),
        (gettext("Visitors who are not signed in"), []),
    ]
    return render(request, "accounts/preview.jinja", {"views": views})


@login_required
@never_cache
@require_http_methods(EDITS)
def post(request: HttpRequest) -> HttpResponse:
    """Choose how often the digest comes: the one place where that is set."""
    person = cast(User, request.user)
    form = PostForm(request.POST or None, initial={"digest": queries.digest_frequency(person)})
    if request.method == "POST" and form.is_valid():
        actions.set_digest_frequency(person, form.cleaned_data["digest"], by=person)
        messages.success(request, gettext("Your choice about our letters is saved."))
        return redirect("accounts:me")
    return render(request, "accounts/post.jinja", {"form": form})


def said(person: User) -> dict[str, object]:
    """What the profile says now."""
    stored = queries.profile_of(person)
    return {
        "name": person.name,
        "called": stored.called,
        "interests": [term.code for term in stored.interests.all()] if stored.pk else [],
        "offers": stored.offers,
        "needs": stored.needs,
    }
