"""The reference group: its public page, and how the programme team keeps it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fairlead_web.networks import actions, published
from fairlead_web.networks.forms import ReferenceMemberForm, ReferenceNoteForm
from fairlead_web.networks.views.doors import FORM, PRESS, office_page, personal_page
from fairlead_web.networks.views.finding import account_at, team_only
from fairlead_web.networks.views.forms import FormPage, form_page, sent
from fairlead_web.networks.views.public import crumbs, personal
from fairlead_web.organisations.api import may
from fairlead_web.ui import api as ui


@require_safe
def group(request: HttpRequest) -> HttpResponse:
    """Who reads the programme's work critically, and what they said."""
    page = ui.paginate(request, published.reference_notes(), size=10)
    keeps_it = may(request.user, "networks.manage")
    context = {
        "members": published.reference_members(),
        "coming": published.reference_members_coming() if keeps_it else [],
        "page": page,
        "keeps_it": keeps_it,
        "crumbs": crumbs(),
    }
    return personal(request, render(request, "networks/reference_group.jinja", context))


@office_page(FORM)
def add_member(request: HttpRequest) -> HttpResponse:
    """Add somebody to the group."""
    team_only(request)
    page = FormPage(
        title=_("Add somebody to the reference group"),
        submit=_("Add"),
        then=reverse("networks:reference_group"),
        done=_("They are added to the group."),
        context={"crumbs": crumbs()},
    )

    def act(given: dict[str, Any]) -> None:
        address = given.pop("email")
        person = account_at(address) if address else None
        actions.add_reference_member(by=request.user, person=person, **given)

    return form_page(request, ReferenceMemberForm(sent(request)), page, act)


@office_page(PRESS)
def end_member(request: HttpRequest, number: int) -> HttpResponse:
    """Today is somebody's last day in the group; who has not begun is taken off it."""
    team_only(request)
    to_come = published.reference_members_coming().filter(pk=number).first()
    if to_come is not None:
        actions.take_off_reference_member(to_come, by=request.user)
        messages.success(request, _("They are taken off the group, and nothing of them is kept."))
        return redirect("networks:reference_group")
    member = get_object_or_404(published.reference_members(), pk=number)
    actions.end_reference_member(member, by=request.user)
    messages.success(request, _("Today is their last day in the group."))
    return redirect("networks:reference_group")


@office_page(PRESS)
def unname_member(request: HttpRequest, number: int) -> HttpResponse:
    """Somebody takes their agreement to be named back."""
    team_only(request)
    member = get_object_or_404(published.reference_members().filter(agreed_on__isnull=False), pk=number)
    actions.unname_reference_member(member, by=request.user)
    messages.success(request, _("The name is gone, and what they brought with it."))
    return redirect("networks:reference_group")


@personal_page(PRESS)
def give_up_place(request: HttpRequest, number: int) -> HttpResponse:
    """Today is one's own last day in the group; who has not begun does not come."""
    place = get_object_or_404(published.reference_places_of(request.user), pk=number)
    if place.starts_on > timezone.localdate():
        actions.take_off_reference_member(place, by=request.user)
        messages.success(request, _("You are taken off the group, and nothing of it is kept."))
    else:
        actions.end_reference_member(place, by=request.user)
        messages.success(request, _("Today is your last day in the group. Thank you."))
    return redirect("accounts:me")


@personal_page(PRESS)
def be_unnamed(request: HttpRequest, number: int) -> HttpResponse:
    """Take back one's own agreement to be named."""
    place = get_object_or_404(
        published.reference_places_of(request.user).filter(agreed_on__isnull=False), pk=number
    )
    actions.unname_reference_member(place, by=request.user)
    messages.success(request, _("You are not named there any more, nor what you bring."))
    return redirect("accounts:me")


@office_page(FORM)
def add_note(request: HttpRequest) -> HttpResponse:
    """Publish the note of a meeting."""
    team_only(request)
    page = FormPage(
        title=_("Publish a note"),
        lede=_("Everybody can read it. Name only people who agreed."),
        submit=_("Publish"),
        then=reverse("networks:reference_group"),
        done=_("The note is published."),
        context={"crumbs": crumbs()},
    )

    def act(given: dict[str, Any]) -> None:
        actions.publish_reference_note(by=request.user, **given)

    return form_page(request, ReferenceNoteForm(sent(request)), page, act)


@office_page(PRESS)
def remove_note(request: HttpRequest, number: int) -> HttpResponse:
    """Take a note down."""
    team_only(request)
    note = get_object_or_404(published.reference_notes(), pk=number)
    actions.remove_reference_note(note, by=request.user)
    messages.success(request, _("The note is taken down."))
    return redirect("networks:reference_group")
