"""Answering what is unclear about a table that was sent, and saying which sheet of a workbook it is."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from fairlead.api import FairleadError
from fairlead_web.releases import actions, presenters, queries, studies
from fairlead_web.releases.actions.approval import NotNow
from fairlead_web.releases.forms import QuestionForm, SheetForm
from fairlead_web.releases.models import Release, Upload


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def understanding(request: HttpRequest, number: int) -> HttpResponse:
    """What was understood of a table, column by column; asks only what is unclear."""
    upload = get_object_or_404(queries.own_uploads(request.user), pk=number)
    if upload.release is not None:
        return redirect("releases:progress", upload.release.pk)
    if upload.deleted_at is not None:
        return render(
            request, "releases/gone.jinja", {"upload": upload, "crumbs": presenters.crumbs()}, status=410
        )
    return asked(request, upload)


@login_required
@never_cache
@require_POST
def read_sheet(request: HttpRequest, number: int) -> HttpResponse:
    """Read another sheet of a workbook that waits for answers."""
    upload = get_object_or_404(queries.own_uploads(request.user), pk=number, release=None, deleted_at=None)
    reading = studies.read(upload)
    form = SheetForm(request.POST, sheets=reading.other_sheets)
    if form.is_valid():
        try:
            actions.read_sheet(upload, sheet=form.cleaned_data["sheet"], by=request.user)
            return redirect("releases:understanding", upload.pk)
        except FairleadError as fault:
            form.add_error("sheet", str(fault))
    return understood(request, upload, reading, QuestionForm(questions=reading.questions), form, status=422)


def asked(request: HttpRequest, upload: Upload) -> HttpResponse:
    """The questions, or the work once they are answered."""
    reading = studies.read(upload)
    form = QuestionForm(request.POST if request.method == "POST" else None, questions=reading.questions)
    if request.method == "POST" and form.is_valid():
        try:
            release: Release = actions.answer(upload, answers=form.answers, by=request.user)
            return redirect("releases:progress", release.pk)
        except (FairleadError, NotNow) as fault:
            form.add_error(None, str(fault))
    return understood(
        request, upload, reading, form, SheetForm(sheets=reading.other_sheets), 422 if form.errors else 200
    )


def understood(
    request: HttpRequest,
    upload: Upload,
    reading: studies.Reading,
    form: QuestionForm,
    sheets: SheetForm,
    status: int,
) -> HttpResponse:
    """The page of what was understood."""
    context = {
        "upload": upload,
        "reading": reading,
        "form": form,
        "sheets": sheets,
        "crumbs": presenters.crumbs(),
    }
    return render(request, "releases/understanding.jinja", context, status=status)
