"""Work that is cut off goes on, work that is done is not done again, and nothing that was sent is left."""

import datetime as dt
import os

import pytest
from django.core.management import call_command
from django.utils import timezone

from fairlead_web.releases import actions, jobs, store, studies, sweep
from fairlead_web.releases.actions.approval import NotNow
from fairlead_web.releases.models import Figure, Job, Release, Upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def queued(people, release_zip):
    """A release whose job waits: the test's transaction never commits, so nobody is told."""
    return actions.upload_release(organisation=people.trust, file=release_zip(), by=people.lead)


def test_done_once_however_often_it_is_asked_for(queued):
    for _ in range(3):
        jobs.work.call(queued.job.pk)
    job = Job.objects.get(release=queued)
    assert (job.state, job.attempts, job.share) == ("done", 1, 1)
    assert Figure.objects.filter(release=queued, group_label="White").count() == 1


def test_nobody_works_on_what_another_works_on(queued):
    with store.alone(f"job-{queued.job.pk}") as free:
        assert free
        jobs.work.call(queued.job.pk)
    assert Job.objects.get(release=queued).state == "queued"


def test_a_job_that_is_gone_is_no_fault():
    jobs.work.call(12345)


@pytest.mark.parametrize("moment", ["open_release", "sections"])
def test_killed_in_the_middle_and_resumed(queued, monkeypatch, moment, django_capture_on_commit_callbacks):
    def killed(*about, **options):
        raise SystemExit(9)

    with monkeypatch.context() as patched:
        patched.setattr(f"fairlead.api.{moment}", killed)
        with pytest.raises(SystemExit):
            jobs.work.call(queued.job.pk)
    assert Job.objects.get(release=queued).state == "running"
    assert not Figure.objects.filter(release=queued).exists()
    with django_capture_on_commit_callbacks(execute=True):
        call_command("resume_jobs")
    job = Job.objects.get(release=queued)
    assert (job.state, job.attempts) == ("done", 2)
    assert Release.objects.get(pk=queued.pk).state == "checked"


def test_given_up_after_three_attempts(queued):
    Job.objects.filter(release=queued).update(
        attempts=jobs.MOST_ATTEMPTS, state="running", heartbeat_at=timezone.now()
    )
    jobs.work.call(queued.job.pk)
    job = Job.objects.get(release=queued)
    assert job.state == "failed"
    assert "cut off each time" in job.message
    assert not store.path(Upload.objects.get(release=queued).folder).exists()


def test_a_fault_of_ours_says_so_and_no_more(queued, monkeypatch):
    def broken(folder):
        raise ZeroDivisionError("secret detail")

    monkeypatch.setattr("fairlead.api.open_release", broken)
    jobs.work.call(queued.job.pk)
    assert Job.objects.get(release=queued).message == jobs.OUR_FAULT
    assert not store.path(queued.folder).exists()


def test_a_release_that_was_changed_is_refused_without_naming_our_folders(people, release_zip):
    release = actions.upload_release(
        organisation=people.trust, file=release_zip(**{"release.json": b"{}"}), by=people.lead
    )
    jobs.work.call(release.job.pk)
    message = Job.objects.get(release=release).message
    assert "release.json was changed" in message
    assert str(store.path("")) not in message


def test_a_release_about_another_organisation_is_refused(make_organisation, people, release_zip, give):
    other = make_organisation("RX2")
    release = actions.upload_release(organisation=other, file=release_zip(), by=people.lead)
    jobs.work.call(release.job.pk)
    assert "not about Trust RX2 (RX2)" in Job.objects.get(release=release).message


def test_a_file_that_is_gone_is_a_sentence(queued):
    store.discard(Upload.objects.get(release=queued).folder)
    jobs.work.call(queued.job.pk)
    assert "not here any more" in Job.objects.get(release=queued).message


def test_a_job_that_runs_cannot_lose_its_release(queued, people):
    with pytest.raises(NotNow, match="working on this release"):
        actions.discard(queued, by=people.lead)


def test_progress_is_kept_within_bounds(queued):
    jobs.reporter(queued.job)("A stage", 7.0)
    assert Job.objects.get(release=queued).share == 1
    job = Job.objects.get(release=queued)
    job.share = -3
    job.save()
    assert job.share == 0


def test_the_sweep_deletes_what_nobody_waits_for(people, queued, table_file):
    jobs.work.call(queued.job.pk)
    forgotten = actions.upload_table(organisation=people.trust, file=table_file(), by=people.lead)
    Upload.objects.filter(pk=forgotten.pk).update(uploaded_at=timezone.now() - dt.timedelta(days=2))
    waiting = actions.upload_table(organisation=people.trust, file=table_file(), by=people.lead)
    ended = Upload.objects.get(release=queued)
    Upload.objects.filter(pk=ended.pk).update(deleted_at=None)
    stray, fresh = store.path("uploads/stray"), store.path("uploads/fresh")
    for folder in (stray, fresh, store.path(ended.folder)):
        folder.mkdir()
    os.utime(stray, (0, 0))
    assert sweep.sweep() == 3
    kept = {one.name for one in store.path("uploads").iterdir()}
    assert kept == {"fresh", store.path(waiting.folder).name}
    assert store.path(queued.folder).is_dir()
    forgotten.refresh_from_db()
    with pytest.raises(NotNow, match="nobody answered"):
        actions.answer(forgotten, answers={}, by=people.lead)


def test_answers_given_twice_are_counted_once(people, table_file, answers):
    upload = actions.upload_table(organisation=people.trust, file=table_file(), by=people.lead)
    first = actions.answer(upload, answers=answers, by=people.lead)
    assert actions.answer(upload, answers={}, by=people.lead) == first
    assert Job.objects.count() == 1


def test_the_study_key_is_kept_for_the_next_run(count_table, people):
    count_table()
    kept = store.path(store.KEYS) / str(people.trust.pk) / studies.KEY
    first = kept.read_text()
    count_table(period="2024/25")
    assert kept.read_text() == first


def test_a_full_disk_is_a_sentence_and_leaves_nothing(people, release_zip, monkeypatch):
    monkeypatch.setattr(
        "pathlib.Path.chmod", lambda *about: (_ for _ in ()).throw(OSError(28, "No space left"))
    )
    with pytest.raises(Exception, match="could not be stored"):
        actions.upload_release(organisation=people.trust, file=release_zip(), by=people.lead)
    assert list(store.path("uploads").iterdir()) == []
    assert not Release.objects.exists()
