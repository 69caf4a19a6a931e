"""The gate: asking for approval, approving, sending back, withdrawing."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from fairlead import api
from fairlead_web.audit.api import record
from fairlead_web.releases import conflicts, store
from fairlead_web.releases.models import Figure, Release


class NotNow(Exception):  # noqa: N818  (it names the rule that was met)
    """The release does not stand where this deed needs it, or this person may not do it. str() says why."""


@transaction.atomic
def request_approval(release: Release, *, by: Any) -> Release:
    """Ask a second person to approve a checked release."""
    release = _locked(release)
    _must(release.state == release.State.CHECKED, "Only a checked release can go for approval.")
    release.state = release.State.AWAITING
    release.requested_at = timezone.now()
    release.requested_by = by
    release.returned_note = ""
    release.save()
    _record("release.approval_requested", release, by)
    return release


@transaction.atomic
def approve(release: Release, *, by: Any) -> Release:
    """Make a release public, after verifying its files again; the one it replaces becomes superseded.

    Raises NotNow for the uploader and for a release that is not awaiting approval, and
    CertificateError or DisclosureError where the files no longer hold: then nothing has changed.
    """
    release = _locked(release)
    _must(release.state == release.State.AWAITING, "Only a release that awaits approval can be approved.")
    _must(not release.came_from(by.pk), "You sent or answered for this, so a second person must approve it.")
    verify_again(release)
    now = timezone.now()
    supersede(release, by=by, now=now)
    release.state = release.State.PUBLIC
    release.approved_at = now
    release.approved_by = by
    release.save()
    _record("release.approved", release, by)
    return release


@transaction.atomic
def send_back(release: Release, *, note: str, by: Any) -> Release:
    """Return a release to its uploader, saying why."""
    release = _locked(release)
    _must(release.state == release.State.AWAITING, "Only a release that awaits approval can be sent back.")
    release.state = release.State.CHECKED
    release.requested_at = release.requested_by = None
    release.returned_note = note
    release.save()
    _record("release.sent_back", release, by)
    return release


@transaction.atomic
def withdraw(release: Release, *, note: str, by: Any) -> Release:
    """Take a public release off the public pages; its address stays and shows the note."""
    release = _locked(release)
    _must(release.state == release.State.PUBLIC, "Only a public release can be withdrawn.")
    _must(bool(note.strip()), "Say why it is withdrawn: everybody will be able to read it.")
    release.state = release.State.WITHDRAWN
    release.withdrawn_at = timezone.now()
    release.withdrawn_by = by
    release.withdrawal_note = note.strip()
    release.save()
    _record("release.withdrawn", release, by)
    return release


def supersede(release: Release, *, by: Any, now: Any) -> None:
    """End the public releases that this one replaces: of the same study, with no period it does not hold."""
    held = Release.objects.public().filter(pk__in=[one.pk for one in replaced_by(release)])
    for one in held.select_for_update(of=("self",)):
        one.state = one.State.SUPERSEDED
        one.superseded_at = now
        one.superseded_by = release
        one.save()
        _record("release.superseded", one, by, superseded_by=release.pk)


def replaced_by(release: Release) -> list[Release]:
    """The public releases whose place this one takes, once it is approved."""
    same_study = Release.objects.public().filter(organisation=release.organisation_id, study=release.study)
    mine = _periods(release)
    return [
        one
        for one in same_study.exclude(pk=release.pk)
        if one.period == release.period or ((theirs := _periods(one)) and theirs <= mine)
    ]


def _periods(release: Release) -> frozenset[str]:
    held = Figure.objects.filter(release=release).order_by().values_list("period", flat=True)
    return frozenset(held.distinct())


def verify_again(release: Release) -> None:
    """Hold the files to what was checked, and to what has become public meanwhile.

    Raises CertificateError or DisclosureError.
    """
    if store.sha256(release.folder) != release.sha256:
        raise api.CertificateError(
            "The files of this release are not the ones that were checked",
            remedy="Do not approve it. Upload the release again.",
        )
    conflicts.refuse(release, api.open_release(store.path(release.folder)))


def _locked(release: Release) -> Release:
    return Release.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=release.pk)


def _must(holds: bool, otherwise: str) -> None:
    if not holds:
        raise NotNow(otherwise)


def _record(action: str, release: Release, by: Any, **detail: str | int | bool | None) -> None:
    record(action, by=by, subject=release, organisation=release.organisation.code, **detail)
