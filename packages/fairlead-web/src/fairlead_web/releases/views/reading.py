"""The list of one's releases, one release with all it says, and the progress of its job."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from fairlead_web.organisations.api import may
from fairlead_web.releases import presenters, queries
from fairlead_web.releases.drawing import with_charts
from fairlead_web.releases.forms import NoteForm
from fairlead_web.releases.models import Release


@login_required
@never_cache
@require_safe
def releases(request: HttpRequest) -> HttpResponse:
    """Releases of the organisations a person works for, and tables that wait for answers."""
    shelves = presenters.shelves(request.user)
    return render(request, "releases/list.jinja", {"shelves": shelves, "colour": presenters.colour})


@login_required
@never_cache
@require_safe
def release(request: HttpRequest, number: int) -> HttpResponse:
    """One release: where it stands, what may be done, what the public sees or will see, what is withheld."""
    found = get_object_or_404(queries.own_releases(request.user), pk=number)
    if found.state == Release.State.DRAFT:
        return redirect("releases:progress", number)
    return show(request, found)


def show(request: HttpRequest, found: Release, problem: str = "", status: int = 200) -> HttpResponse:
    """The page of one release, with what went wrong where something did."""
    context = {
        "release": found,
        "deeds": presenters.deeds(request.user, found),
        "replaces": presenters.replaced_by(found),
        "beside": presenters.standing_beside(found),
        "history": presenters.history(found),
        "states": presenters.states(found),
        "withheld": presenters.withheld(found),
        "sections": with_charts(queries.sections_of(found).select_related("release")),
        "note_form": NoteForm(back=found.state == Release.State.AWAITING),
        "problem": problem,
        "colour": presenters.colour,
        "crumbs": presenters.crumbs(),
    }
    return render(request, "releases/release.jinja", context, status=status)


@login_required
@never_cache
@require_safe
def progress(request: HttpRequest, number: int) -> HttpResponse:
    """How far the work on a release has come. The page asks for itself again until it has ended."""
    found = get_object_or_404(queries.own_releases(request.user), pk=number)
    if found.state != Release.State.DRAFT:
        return redirect("releases:release", number)
    context = {
        "release": found,
        "job": found.job,
        "may_discard": found.job.ended and may(request.user, "releases.discard", found),
        "crumbs": presenters.crumbs(),
    }
    return render(request, "releases/progress.jinja", context)


@login_required
@never_cache
@require_safe
def progress_state(request: HttpRequest, number: int) -> JsonResponse:
    """The same as data, for the script that keeps the progress page fresh."""
    job = get_object_or_404(queries.own_releases(request.user), pk=number).job
    return JsonResponse({"stage": job.stage, "percent": round(job.share * 100), "ended": job.ended})
