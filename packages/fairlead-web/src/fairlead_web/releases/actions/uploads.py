"""Sending files: a release folder's zip, or what the site counts itself."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from fairlead.api import FairleadError
from fairlead_web.audit.api import record
from fairlead_web.releases import archive, jobs, store, studies
from fairlead_web.releases.actions.approval import NotNow
from fairlead_web.releases.models import Job, Release, Upload

MOST_BYTES = 50 * 1024 * 1024
ZIP = (".zip",)
TABLES = (".csv", ".tsv", ".txt", ".xlsx")


def upload_release(*, organisation: Any, file: UploadedFile[Any], by: Any) -> Release:
    """Take the zip of a release folder and queue its verification. Raises FairleadError."""
    name = _admit(file, ZIP, archive.RELEASE.remedy)
    archive.look(file)
    file.seek(0)
    upload = Upload(organisation=organisation, kind=Upload.Kind.RELEASE, name=name, uploaded_by=by)
    with _filed(upload, file), transaction.atomic():
        return _queue(_stored(upload, by), by)


def upload_study(*, organisation: Any, file: UploadedFile[Any], by: Any) -> Release:
    """Take the zip of a study with rows about people and queue its run. Raises FairleadError.

    Only a trust's own copy of the site takes rows, and deletes them as soon as they are counted.
    """
    if not settings.ALLOW_ROW_UPLOAD:
        raise FairleadError("Rows about people are not taken on this site", remedy=studies.LOCAL_ROUTE)
    name = _admit(file, ZIP, archive.STUDY.remedy)
    archive.look(file, archive.STUDY)
    file.seek(0)
    upload = Upload(organisation=organisation, kind=Upload.Kind.ROWS, name=name, uploaded_by=by)
    with _filed(upload, file), transaction.atomic():
        return _queue(_stored(upload, by), by)


def upload_table(*, organisation: Any, file: UploadedFile[Any], by: Any) -> Upload:
    """Take a table of counts and look at its columns. Raises FairleadError; then nothing is kept.

    Rows about people are refused.
    """
    name = _admit(file, TABLES, "Save the table as CSV or as an Excel workbook (.xlsx) and upload that.")
    upload = Upload(organisation=organisation, kind=Upload.Kind.COUNTS, name=name, uploaded_by=by)
    with _filed(upload, file):
        studies.find_counts(upload)
        return _stored(upload, by)


@transaction.atomic
def read_sheet(upload: Upload, *, sheet: str, by: Any) -> None:
    """Read another sheet of a workbook that waits for answers. Raises FairleadError; then nothing changes."""
    before, upload.sheet = upload.sheet, sheet
    try:
        studies.refuse_people(studies.profiled(upload), f"{upload.name}, sheet {sheet}")
    except FairleadError:
        upload.sheet = before
        raise
    upload.save(update_fields=["sheet"])
    record("upload.sheet_chosen", by=by, subject=upload, organisation=upload.organisation.code)


@transaction.atomic
def answer(upload: Upload, *, answers: dict[str, str], by: Any) -> Release:
    """Take the answers about a table and queue the work, once. Raises FairleadError."""
    upload = (
        Upload.objects.select_for_update(of=("self",))
        .select_related("organisation", "release")
        .get(pk=upload.pk)
    )
    if upload.release is not None:
        return upload.release
    if upload.deleted_at is not None:
        raise NotNow("The file was deleted because nobody answered for a day. Please upload it again.")
    studies.write(upload, answers)
    upload.answers = answers
    return _queue(upload, by)


@transaction.atomic
def discard(release: Release, *, by: Any) -> None:
    """Delete a draft or a checked release, with its files. What goes for approval or was public stays."""
    release = (
        Release.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=release.pk)
    )
    if release.state not in (Release.State.DRAFT, Release.State.CHECKED):
        raise NotNow("Only a release that is not awaiting approval and was never public can be deleted.")
    job = Job.objects.filter(release=release).first()
    if job is not None and not job.ended:
        raise NotNow("The site is working on this release. Wait until that has ended, then delete it.")
    record("release.discarded", by=by, subject=release, organisation=release.organisation.code)
    folder = release.folder
    release.delete()
    transaction.on_commit(lambda: store.discard(folder))


def _admit(file: UploadedFile[Any], endings: tuple[str, ...], remedy: str) -> str:
    """The safe name of a file whose ending and size are fine."""
    name = store.file_name(file.name or "file")
    if not name.endswith(endings):
        raise FairleadError(
            f"This kind of file is not read here (expected {' or '.join(endings)})", name, remedy
        )
    if not file.size:
        raise FairleadError("The file is empty", name, "Export it again and upload the new file.")
    if file.size > MOST_BYTES:
        raise FairleadError(
            f"The file is larger than {MOST_BYTES // 1024**2} MB",
            name,
            "Run Fairlead inside your organisation, which has no such limit, and send the release it writes.",
        )
    return name


@contextmanager
def _filed(upload: Upload, file: UploadedFile[Any]) -> Iterator[None]:
    """Keep what was sent for as long as nothing goes wrong."""
    upload.folder = store.new(store.UPLOADS)
    store.save(file.chunks(), upload.folder, upload.name)
    try:
        yield
    except BaseException:
        store.discard(upload.folder)
        raise


@transaction.atomic
def _stored(upload: Upload, by: Any) -> Upload:
    upload.save()
    record(
        "upload.received", by=by, subject=upload, organisation=upload.organisation.code, kind=str(upload.kind)
    )
    return upload


def _queue(upload: Upload, by: Any) -> Release:
    """A draft release and its job, in the transaction at hand."""
    release = Release.objects.create(
        organisation=upload.organisation, uploaded_by=by, folder=store.new(store.RELEASES), title=upload.name
    )
    upload.release = release
    upload.save()
    jobs.enqueue(Job.objects.create(release=release))
    record("release.drafted", by=by, subject=release, organisation=upload.organisation.code)
    return release
