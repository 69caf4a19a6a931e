"""The worker waits for its database, goes on by itself, and finds again what was lost."""

import pytest
from django.core.management import call_command
from django.db import InterfaceError, OperationalError
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


def test_a_letter_without_a_job_gets_one(make_person, settings):
    accounts.write_letter(to=make_person(), subject="A note", text="Hello", key="note-1", kind="notice")
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    worker.catch_up()
    [job] = DBTaskResult.objects.all()
    assert job.args_kwargs["args"] == [Letter.objects.get().pk]
