"""The work behind a progress page: from an upload to a checked release, once, whatever happens in between."""

import logging
from collections.abc import Callable

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django_tasks import task

from fairlead import api
from fairlead_web.audit.api import SITE, record
from fairlead_web.releases import archive, conflicts, contents, store, studies
from fairlead_web.releases.models import Job, Release, Upload

log = logging.getLogger(__name__)

MOST_ATTEMPTS = 3
OUR_FAULT = (
    "Something went wrong on this site, not with your file. Nothing was published. Please try again later."
)
NEVER_ENDED = (
    f"The work was started {MOST_ATTEMPTS} times and was cut off each time, so it was given up. "
    "Nothing was published. The file may be too large for this site: run Fairlead inside your organisation "
    "and send the release it writes."
)


CUT_OFF = (
    "The work was cut off, and the rows that were sent are deleted from this site. Nothing was published. "
    "Please send them again."
)


@task()
def work(job_id: int) -> None:
    """Do a job, if nobody is at it and it has not ended. Calling it twice does the work once."""
    with store.alone(f"job-{job_id}") as free:
        if not free:
            return
        job = Job.objects.select_related("release__organisation", "release__upload").filter(pk=job_id).first()
        if job is None or job.ended:
            return
        if job.attempts >= MOST_ATTEMPTS:
            fail(job, NEVER_ENDED)
            return
        start(job)
        try:
            with store.scratch(job.release.upload.folder):
                opened = RECIPES[job.release.upload.kind](job)
            finish(job, opened)
        except api.FairleadError as fault:
            fail(job, store.without_paths(str(fault)))
        except Exception:
            log.exception("Job %s failed unexpectedly", job.pk)
            fail(job, OUR_FAULT)


def enqueue(job: Job) -> None:
    """Hand a job to the worker, once the rows it needs are stored.

    Robust: where the queue cannot be reached the job waits until it is found again, and the page is whole.
    """
    transaction.on_commit(lambda: work.enqueue(job.pk), robust=True)


def start(job: Job) -> None:
    """Note that the work begins, in case it is cut off."""
    Job.objects.filter(pk=job.pk).update(
        state=Job.State.RUNNING,
        attempts=F("attempts") + 1,
        stage="Starting",
        share=0,
        heartbeat_at=timezone.now(),
    )
    job.refresh_from_db(fields=["state", "attempts", "stage", "share", "heartbeat_at"])
    store.discard(job.release.folder)  # what an attempt that was cut off may have left


def reporter(job: Job) -> api.Progress:
    """A function that notes progress where the progress page reads it."""

    def report(stage: str, share: float) -> None:
        share = min(max(share, 0.0), 1.0)
        Job.objects.filter(pk=job.pk).update(stage=stage[:200], share=share, heartbeat_at=timezone.now())

    return report


def check_folder(job: Job) -> api.Release:
    """A zip that was sent: unpack it and verify what it holds."""
    report = reporter(job)
    report("Unpacking", 0.1)
    source = studies.sent_file(job.release.upload)
    with source.open("rb") as packed:
        archive.unpack(packed, store.path(job.release.folder))
    report("Verifying hashes and certificate", 0.4)
    opened = api.open_release(store.path(job.release.folder))
    report("Comparing with what is public", 0.8)
    conflicts.refuse(job.release, opened)
    return opened


def run_study(job: Job) -> api.Release:
    """A table that was sent and understood: walk the whole road, then verify the result like any other."""
    upload = job.release.upload
    studies.run(store.path(upload.folder), job.release, reporter(job))
    return api.open_release(store.path(job.release.folder))


def count_rows(job: Job) -> api.Release:
    """A study that was sent with its rows: walk the whole road, and delete the rows before all else."""
    upload = job.release.upload
    reporter(job)("Unpacking", 0.05)
    studies.run(studies.unpacked(upload), job.release, reporter(job))
    delete_file(upload)
    return api.open_release(store.path(job.release.folder))


RECIPES: dict[str, Callable[[Job], api.Release]] = {
    Upload.Kind.RELEASE: check_folder,
    Upload.Kind.COUNTS: run_study,
    Upload.Kind.ROWS: count_rows,
}


def finish(job: Job, opened: api.Release) -> None:
    """Store figures and sections, and mark the release checked and the job done: all of it or nothing."""
    release = job.release
    about, own = opened.document.organisation, release.organisation
    if about.code != own.code:
        raise api.FairleadError(
            f"This release is about {about.name} ({about.code}), not about {own.name} ({own.code})",
            remedy="Send it for the organisation it is about, or correct study.yaml and run again.",
        )
    reporter(job)("Preparing the pages", 0.95)
    with transaction.atomic():
        contents.describe(release, opened)
        contents.write(release, opened)
        release.sha256 = store.sha256(release.folder)
        release.state = Release.State.CHECKED
        release.checked_at = timezone.now()
        release.save()
        _end(job, Job.State.DONE)
        record("release.checked", by=SITE, subject=release, organisation=release.organisation.code)
    delete_file(release.upload)


def fail(job: Job, message: str) -> None:
    """Mark a job as stopped, say why, and delete what was sent."""
    with transaction.atomic():
        _end(job, Job.State.FAILED, message)
        record(
            "release.check_failed", by=SITE, subject=job.release, organisation=job.release.organisation.code
        )
    store.discard(job.release.folder)
    delete_file(job.release.upload)


def delete_file(upload: Upload) -> None:
    """Delete what was sent, rows before all: it is not needed any more."""
    store.discard(upload.folder)
    Upload.objects.filter(pk=upload.pk, deleted_at=None).update(deleted_at=timezone.now())


def _end(job: Job, state: Job.State, message: str = "") -> None:
    job.state = state
    job.message = message
    job.finished_at = timezone.now()
    if state == Job.State.DONE:
        job.stage, job.share = "Done", 1
    job.save()
