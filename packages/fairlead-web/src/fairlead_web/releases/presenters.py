"""What the pages show of releases, in words."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from fairlead_web.organisations.api import may
from fairlead_web.releases import actions, queries
from fairlead_web.releases.models import Release, Upload

COLOURS = {
    Release.State.DRAFT: "grey",
    Release.State.CHECKED: "blue",
    Release.State.AWAITING: "yellow",
    Release.State.PUBLIC: "green",
    Release.State.SUPERSEDED: "grey",
    Release.State.WITHDRAWN: "red",
}
WITHHELD_SHOWN = 200
STATES = {
    "value": "Shown",
    "suppressed": "Withheld to protect people",
    "unknown": "Not known",
    "not applicable": "Does not apply",
    "too few to interpret": "Too few to interpret",
    "undefined": "No figure: nobody to count, or to compare with",
}


@dataclass(frozen=True)
class Shelf:
    """One organisation with its releases and its tables that wait for answers."""

    organisation: Any
    leads: bool
    releases: list[Release]
    waiting: list[Upload]


def shelves(person: Any) -> list[Shelf]:
    """What a person works on, by organisation."""
    releases = list(queries.own_releases(person))
    waiting = list(queries.awaiting_answers(person))
    return [
        Shelf(
            organisation=one,
            leads=may(person, "releases.add", one),
            releases=[release for release in releases if release.organisation_id == one.pk],
            waiting=[upload for upload in waiting if upload.organisation_id == one.pk],
        )
        for one in queries.own_organisations(person)
    ]


def crumbs() -> list[dict[str, str]]:
    """The way back."""
    return [
        {"href": reverse("home:home"), "text": gettext("Home")},
        {"href": reverse("releases:list"), "text": "My releases"},
    ]


def colour(release: Release) -> str:
    """The tag's colour of a state; the word beside it says the same."""
    return COLOURS[Release.State(release.state)]


def deeds(person: Any, release: Release) -> set[str]:
    """What this person may do to this release now."""
    state = release.State(release.state)
    open_now = {
        "request": state == release.State.CHECKED and may(person, "releases.request", release),
        "approve": state == release.State.AWAITING and may(person, "releases.approve", release),
        "withdraw": state == release.State.PUBLIC and may(person, "releases.withdraw", release),
        "discard": state == release.State.CHECKED and may(person, "releases.discard", release),
    }
    return {deed for deed, allowed in open_now.items() if allowed}


def replaced_by(release: Release) -> list[Release]:
    """The public releases whose place it would take, for whoever looks through it before it is approved."""
    return actions.replaced_by(release) if waits(release) else []


def standing_beside(release: Release) -> list[Release]:
    """The public releases that would stay, though it says something of the same indicators and periods."""
    if not waits(release):
        return []
    replaced = {one.pk for one in actions.replaced_by(release)}
    return [one for one in queries.overlapping_public(release) if one.pk not in replaced]


def waits(release: Release) -> bool:
    """Whether it is not public yet, and may become so."""
    return release.state in (Release.State.CHECKED, Release.State.AWAITING)


def history(release: Release) -> list[dict[str, Any]]:
    """What happened to a release, in order."""
    steps = [
        ("Uploaded", release.uploaded_at, release.uploaded_by, ""),
        ("Checked: hashes and certificate hold", release.checked_at, "the site", ""),
        ("Approval asked for", release.requested_at, release.requested_by, ""),
        ("Verified again, approved and made public", release.approved_at, release.approved_by, ""),
        ("Superseded by a newer release", release.superseded_at, "the site", ""),
        ("Withdrawn", release.withdrawn_at, release.withdrawn_by, release.withdrawal_note),
    ]
    return [
        {"what": what, "at": at, "by": by, "note": note} for what, at, by, note in steps if at is not None
    ]


def states(release: Release) -> list[tuple[str, int]]:
    """How many figures show a value, and how many stand in each other state."""
    counted = queries.withheld(release)
    return [
        (STATES[state], counted[state])
        for state in sorted(counted, key=lambda state: (state != "value", state))
    ]


def withheld(release: Release) -> list[tuple[str, ...]]:
    """The first figures without a value, for the approver to look through."""
    return [
        (one.indicator_title, one.body_name, one.period, one.group_label, STATES[one.state])
        for one in queries.withheld_figures(release)[:WITHHELD_SHOWN]
    ]
