"""Moderating: reports, verdicts and the log. All behind a second factor; others find nothing."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from fairlead_web.networks import actions, presenters
from fairlead_web.networks import discussion as discussed
from fairlead_web.networks.forms_discussion import JudgeForm
from fairlead_web.networks.models import Post, Topic
from fairlead_web.networks.views.discussion import thing_or_404
from fairlead_web.networks.views.doors import FORM, READ, office_page
from fairlead_web.networks.views.finding import network_where, team_only
from fairlead_web.networks.views.forms import FormPage, form_page, sent
from fairlead_web.networks.views.public import crumbs, desk_crumbs
from fairlead_web.organisations.api import may
from fairlead_web.ui import api as ui


@office_page(FORM)
def judge(request: HttpRequest, code: str, number: int, kind: str) -> HttpResponse:
    """Decide as a chair, about what somebody else wrote."""
    network = network_where(request, code, "networks.moderate")
    thing = thing_or_404(network, kind, number)
    only_who_judges(request, thing)
    names = presenters.discussion.names_of([thing])
    return judging(
        request,
        thing,
        caption=str(network),
        then=reverse("networks:desk", args=[code]),
        context={
            "by": presenters.discussion.author(thing, names, mine=False),
            "place": presenters.discussion.place(thing),
            "crumbs": desk_crumbs(network),
        },
    )


@office_page(READ)
def team_reports(request: HttpRequest) -> HttpResponse:
    """What no chair can judge, for the programme team: no names, no network."""
    team_only(request, "networks.judge_for_chairs")
    reports = discussed.reports_for_team().exclude(author_number=request.user.pk)
    context = {"waiting": presenters.moderation.waiting(reports, for_team=True), "crumbs": crumbs()}
    return render(request, "networks/team_reports.jinja", context)


@office_page(FORM)
def judge_for_chairs(request: HttpRequest, number: int) -> HttpResponse:
    """Decide in the place of a chair. The page holds the reported words and the reports, and no more."""
    team_only(request, "networks.judge_for_chairs")
    report = discussed.reports_for_team().filter(pk=number).first()
    if report is None:
        raise Http404("No report has this number.")
    only_who_judges(request, report.about)
    then = reverse("networks:team_reports")
    return judging(request, report.about, then=then, context={"by": "", "crumbs": crumbs()})


@office_page(READ)
def log(request: HttpRequest, code: str) -> HttpResponse:
    """The moderation log."""
    network = network_where(request, code, "networks.moderate")
    page = ui.paginate(request, discussed.log_of(network), size=50)
    context = {
        "network": network,
        "page": page,
        "head": presenters.moderation.log_head(),
        "rows": presenters.moderation.log_rows(page),
        "crumbs": desk_crumbs(network),
    }
    return render(request, "networks/log.jinja", context)


@office_page(READ)
def log_file(request: HttpRequest, code: str) -> HttpResponse:
    """The same as a file for spreadsheets. Its name tells no network, since it ends in a folder."""
    network = network_where(request, code, "networks.moderate")
    rows = presenters.moderation.log_rows(discussed.log_of(network), plain=True)
    return ui.csv_file(ui.csv_text(presenters.moderation.log_head(), rows), "moderation-log.csv")


def only_who_judges(request: HttpRequest, thing: Topic | Post) -> None:
    """Go on for who decides about this, while there is something to decide."""
    if thing.is_gone or not may(request.user, "networks.judge", thing):
        raise Http404("There is nothing to decide.")


def judging(
    request: HttpRequest, thing: Topic | Post, *, then: str, context: dict[str, Any], caption: str = ""
) -> HttpResponse:
    """The page on which a moderator reads, decides and says why."""
    reports = list(discussed.reports_of(thing))
    page = FormPage(
        title=_("Moderate"),
        caption=caption,
        submit=_("Decide"),
        then=then,
        done=_("Decided, and on the log. Who has to know is told."),
        template="networks/moderate.jinja",
        context={
            **context,
            "what": presenters.moderation.what(thing),
            "title": getattr(thing, "title", ""),
            "paragraphs": presenters.words.paragraphs(thing.text),
            "note": presenters.discussion.note(thing),
            "reports": presenters.moderation.report_lines(reports, thing),
            "help": presenters.moderation.help_for(reports),
        },
    )

    def act(given: dict[str, Any]) -> None:
        actions.moderate(thing, by=request.user, **given)

    return form_page(request, JudgeForm(sent(request)), page, act)
