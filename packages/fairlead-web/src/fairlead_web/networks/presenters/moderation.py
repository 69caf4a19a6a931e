"""Reports and the moderation log as moderators see them. Nobody is shown who reported."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from fairlead_web.networks.harm import SIGNPOSTS, Signpost
from fairlead_web.networks.models import Post, Reason, Report, Topic, Verdict
from fairlead_web.networks.presenters.discussion import address
from fairlead_web.ui import api as ui


@dataclass
class Waiting:
    """One topic or post about which reports wait."""

    href: str
    what: str
    since: str
    at_risk: bool = False
    reasons: list[str] = field(default_factory=list)


def waiting(reports: Iterable[Report], *, for_team: bool = False) -> list[Waiting]:
    """What waits, each thing once: where somebody may be at risk first, then the oldest.

    For the team the address names no network.
    """
    found: dict[tuple[str, int], Waiting] = {}
    for report in reports:
        thing = report.about
        href = reverse("networks:judge_for_chairs", args=[report.pk]) if for_team else address(thing, "judge")
        since = ui.day(timezone.localtime(report.made_at).date())
        line = found.setdefault((thing.kind, thing.pk), Waiting(href, what(thing), since))
        if (reason := str(report.get_reason_display())) not in line.reasons:
            line.reasons.append(reason)
        line.at_risk = line.at_risk or report.reason == Reason.RISK
    return sorted(found.values(), key=lambda line: not line.at_risk)


def what(thing: Topic | Post) -> str:
    """Topic or post, in a word."""
    return _("Topic") if thing.kind == Topic.kind else _("Post")


def report_lines(reports: Iterable[Report], thing: Topic | Post) -> list[tuple[str, str]]:
    """Why each report was made, and in which words. That the author asks is said, since they ask openly."""
    return [
        (
            _("The author asks you to look: %(reason)s") % {"reason": reason}
            if thing.author_id is not None and report.reporter_id == thing.author_id
            else reason,
            report.words,
        )
        for report in reports
        for reason in [str(report.get_reason_display())]
    ]


def help_for(reports: Iterable[Report]) -> tuple[Signpost, ...]:
    """Where help is, for a moderator to pass on, where a report says that somebody may be at risk."""
    return SIGNPOSTS if any(report.reason == Reason.RISK for report in reports) else ()


def log_head() -> list[str]:
    """The columns of the log."""
    return [
        _("Decided on"),
        _("What"),
        _("Reported for"),
        _("Decision"),
        _("Reason"),
        _("In words"),
        _("Decided by"),
    ]


def log_rows(verdicts: Iterable[Verdict], *, plain: bool = False) -> list[list[Any]]:
    """The log: no names, and no words of anybody but moderators. `plain` for a file: days as 2026-03-27."""
    return [
        [
            one.decided_on.isoformat() if plain else ui.day(one.decided_on),
            str(one.get_kind_display()),
            str(one.get_reported_for_display()) if one.reported_for else _("Not reported"),
            str(one.get_deed_display()).partition(":")[0],
            str(one.get_reason_display()),
            one.words,
            _("Programme team") if one.by_team else _("Chair"),
        ]
        for one in verdicts
    ]
