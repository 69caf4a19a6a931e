"""Release folders brought in as people would: sent by a lead, verified, approved by a second person."""

import io
import zipfile
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from fairlead import api
from fairlead_web.organisations.api import organisation
from fairlead_web.releases import actions, jobs, queries, store
from fairlead_web.releases.models import Release

ALTERED = "staff-corrected-by-hand.zip"
COUNT = b'"numerator": '
TABLE = b"Ethnic group,Had an appraisal,Staff\nWhite,2010,3000\nAsian,400,700\nBlack,310,520\n"


def bring(folder: Path) -> Release | None:
    """Make the release in `folder` public, or None where the same one is already. Raises FairleadError."""
    code = api.open_release(folder).document.organisation.code
    about = organisation(code)
    if about is None:
        raise api.FairleadError(
            f"There is no organisation with the code {code}", str(folder), "Add it first."
        )
    if _already(about, folder):
        return None
    lead, approver = _holder(about, "lead"), _holder(about, "approver")
    release = actions.upload_release(organisation=about, file=_zipped(folder), by=lead)
    jobs.work.call(release.job.pk)
    release = Release.objects.get(pk=release.pk)
    if release.state != Release.State.CHECKED:
        raise api.FairleadError(release.job.message)
    actions.request_approval(release, by=lead)
    return actions.approve(release, by=approver)


def leave_waiting(folder: Path) -> None:
    """What a lead of the body in `folder` left undone: a table without answers, a release that was refused.

    A second time changes nothing, but a table that was deleted since, as happens after a day, is sent anew.
    """
    about = organisation(api.open_release(folder).document.organisation.code)
    lead = _holder(about, "lead")
    own = queries.own_uploads(lead).filter(organisation=about)
    if not own.filter(release=None, deleted_at=None).exists():
        actions.upload_table(organisation=about, file=SimpleUploadedFile("appraisals.csv", TABLE), by=lead)
    if not own.filter(name=ALTERED).exists():
        refused = actions.upload_release(organisation=about, file=_zipped(folder, ALTERED), by=lead)
        jobs.work.call(refused.job.pk)


def _already(about: Any, folder: Path) -> bool:
    """Whether a public release says exactly this; manifests differ by the time they were made."""
    document = (folder / "release.json").read_bytes()
    public = Release.objects.public().filter(organisation=about)
    return any((store.path(one.folder) / "release.json").read_bytes() == document for one in public)


def _holder(about: Any, kind: str) -> Any:
    role = about.roles.filter(kind=kind, ends_on=None).select_related("person").order_by("pk").first()
    if role is None:
        raise api.FairleadError(
            f"{about.name} has no {kind}", remedy="Give somebody the role, then bring the release again."
        )
    return role.person


def _zipped(folder: Path, name: str = "") -> SimpleUploadedFile:
    """A zip of a release folder; one that is called ALTERED holds figures that somebody changed by hand."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for found in sorted(folder.rglob("*")):
            if found.is_file():
                written = found.read_bytes()
                if name == ALTERED and found.name == "release.json":
                    written = written.replace(COUNT, COUNT + b"1", 1)
                archive.writestr(f"{folder.name}/{found.relative_to(folder).as_posix()}", written)
    return SimpleUploadedFile(name or f"{folder.name}.zip", held.getvalue())
