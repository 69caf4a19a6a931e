"""After a restart: work that was cut off goes on, and files that nobody waits for are deleted."""

import datetime as dt

from django.utils import timezone

from fairlead_web.releases import jobs, store
from fairlead_web.releases.models import Job, Release, Upload

UNANSWERED = dt.timedelta(days=1)


def resume() -> int:
    """Enqueue every job that has not ended; a job that somebody is at is left alone. Returns how many.

    Rows about people do not wait for a second attempt: where their job was cut off, it ends.
    """
    for job in Job.objects.filter(state=Job.State.RUNNING, release__upload__kind=Upload.Kind.ROWS):
        with store.alone(f"job-{job.pk}") as free:
            if free:
                jobs.fail(job, jobs.CUT_OFF)
    waiting = list(Job.objects.filter(state__in=[Job.State.QUEUED, Job.State.RUNNING]))
    for job in waiting:
        jobs.enqueue(job)
    return len(waiting)


def sweep() -> int:
    """Delete uploads that are done or were never answered, and folders without a row. Returns how many."""
    before = timezone.now() - UNANSWERED
    ended = Upload.objects.filter(deleted_at=None, release__job__state__in=[Job.State.DONE, Job.State.FAILED])
    forgotten = Upload.objects.filter(deleted_at=None, release=None, uploaded_at__lt=before)
    count = 0
    for upload in (*ended, *forgotten):
        jobs.delete_file(upload)
        count += 1
    needed = {
        *Upload.objects.filter(deleted_at=None).values_list("folder", flat=True),
        *Release.objects.values_list("folder", flat=True),
    }
    for folder in (*store.folders(store.UPLOADS), *store.folders(store.RELEASES)):
        if folder not in needed and store.older_than_an_hour(folder):
            store.discard(folder)
            count += 1
    return count
