"""The worker waits for its database, goes on by itself, and finds again what was lost."""

import datetime as dt

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import InterfaceError, OperationalError
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from fairlead_web.accounts import api as accounts
from fairlead_web.accounts.models import Letter
from fairlead_web.config import worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def stages(monkeypatch):
    """stages(one, another, …) is what happens at each look into the queue; after the last it stops.

    Gives what was done, in order.
    """
    done = []

    def set_up(*looks):
        looks = list(looks)

        def look(self):
            stage = looks.pop(0)
            self.running = bool(looks)
            done.append("look")
            if stage:
                raise stage

        monkeypatch.setattr(worker.Queue, "run", look)
        monkeypatch.setattr(worker.Queue, "configure_signals", lambda self: None)
        monkeypatch.setattr(worker, "catch_up", lambda: done.append("catch up"))
        monkeypatch.setattr(worker.time, "sleep", lambda seconds: done.append(seconds))
        monkeypatch.setattr(worker.connections, "close_all", lambda: None)
        return done

    return set_up


def test_it_looks_again_and_again_and_catches_up_now_and_then(stages, monkeypatch):
    done = stages(None, None, None)
    clock = iter([0.0, 1.0, 61.0, 61.0])
    monkeypatch.setattr(worker.time, "monotonic", lambda: next(clock))
    call_command("work")
    assert done == ["catch up", "look", 1.0, "look", 1.0, "catch up", "look"]


def test_while_the_database_is_away_it_waits_longer_each_time(stages, caplog):
    done = stages(
        *[OperationalError("ada@example.org")] * 6, InterfaceError(), None, OperationalError(), None
    )
    worker.run()
    pauses = [one for one in done if one not in ("look", "catch up")]
    assert pauses == [1.0, 2.0, 4.0, 8.0, 16.0, 30.0, 30.0, 1.0, 1.0]
    assert done.count("catch up") == 9, "What was lost meanwhile is looked for."
    assert "The database cannot be asked (OperationalError). Trying again in 30 seconds." in caplog.text
    assert "ada@example.org" not in caplog.text


def test_a_fault_nobody_thought_of_ends_it(stages):
    stages(ZeroDivisionError(), None)
    with pytest.raises(ZeroDivisionError):
        worker.run()


def test_nothing_stays_of_a_job_that_is_done(make_person, settings, django_capture_on_commit_callbacks):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    queue = worker.Queue(
        queue_names=["default"], excluded_queue_names=[], backend_name="default", interval=0, batch=True,
        startup_delay=False, max_tasks=1, worker_id="one",
    )  # fmt: skip  # several to a line read better here
    with django_capture_on_commit_callbacks(execute=True):
        accounts.write_letter(
            to=make_person(), subject="A note", text="Hello", key="note-1", kind=accounts.PASSING
        )
    DBTaskResult.objects.get().claim("one")
    queue.run_task(DBTaskResult.objects.get())
    assert len(mail.outbox) == 1
    assert not DBTaskResult.objects.exists(), "When a letter was written may tell what it was about."


def test_a_job_of_a_worker_that_was_killed_goes_with_time(make_person):
    job = DBTaskResult.objects.create(
        args_kwargs={"args": [1], "kwargs": {}}, task_path="x", queue_name="default", backend_name="default"
    )
    DBTaskResult.objects.update(status="RUNNING", enqueued_at=timezone.now() - dt.timedelta(days=13))
    accounts.delete_expired()
    assert DBTaskResult.objects.get() == job
    DBTaskResult.objects.update(enqueued_at=timezone.now() - dt.timedelta(days=15))
    accounts.delete_expired()
    assert not DBTaskResult.objects.exists()


def test_a_letter_without_a_job_gets_one(make_person, settings):
    accounts.write_letter(to=make_person(), subject="A note", text="Hello", key="note-1", kind="notice")
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    worker.catch_up()
    [job] = DBTaskResult.objects.all()
    assert job.args_kwargs["args"] == [Letter.objects.get().pk]
