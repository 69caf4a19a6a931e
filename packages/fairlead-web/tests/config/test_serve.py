import datetime as dt
import os
import socket
import subprocess
import sys
from typing import ClassVar

import pytest
import time_machine
from django.core.management import call_command
from django.core.management.base import CommandError

from fairlead_web.config import processes
from fairlead_web.config.management.commands import serve


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def run(tmp_path):
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "fairlead_web.config.settings.demonstration",
        "FAIRLEAD_DATA": str(tmp_path),
        "DATABASE_URL": f"sqlite:///{tmp_path / 'site.sqlite3'}",
    }

    def start(*words):
        return subprocess.Popen(
            [sys.executable, "-m", "fairlead_web.config", *words],
            env=environment, cwd=tmp_path, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip  # several to a line read better here

    return start


@pytest.mark.slow
def test_serve_names_the_command_that_makes_the_tables(run):
    site = run("serve", "--port", str(free_port()))
    said, _ = site.communicate()
    assert site.returncode == 1
    assert "The database is not up to date. Run: fairlead-web migrate" in said


@pytest.fixture
def quiet(monkeypatch):
    """No signals and no second thread: only the order of things."""
    monkeypatch.setattr(serve.signal, "signal", lambda *_: None)
    monkeypatch.setattr(serve.threading.Thread, "start", lambda self: None)


@pytest.mark.django_db
def test_serve_fails_when_a_child_cannot_be_kept_alive(monkeypatch, quiet):
    monkeypatch.setattr(processes, "run", lambda children, stop, say: False)
    with pytest.raises(CommandError, match="has stopped"):
        call_command("serve", port=free_port())


@pytest.mark.django_db
def test_serve_says_that_it_has_stopped(monkeypatch, quiet, capsys):
    monkeypatch.setattr(
        processes, "run", lambda both, stop, say: [one.vital for one in both] == [True, False]
    )
    call_command("serve", port=free_port())
    assert capsys.readouterr().out.endswith("Stopped.\n")


@pytest.mark.parametrize("demonstration", [True, False])
def test_it_tells_where_the_site_is_once_it_answers(settings, capsys, demonstration):
    settings.DEMONSTRATION = demonstration
    settings.WAGTAILADMIN_BASE_URL = "https://programme.example.org"
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        port = server.getsockname()[1]
        serve.Command().tell("127.0.0.1", port, serve.threading.Event())
    said = capsys.readouterr().out
    assert ("sign-in-as" in said) is demonstration
    assert (f"Fairlead is at http://localhost:{port}/" in said) is demonstration
    assert ("Fairlead is at https://programme.example.org" in said) is not demonstration
    assert (f"it listens at http://127.0.0.1:{port}" in said) is not demonstration
    assert serve.root("192.0.2.7", port) == f"http://192.0.2.7:{port}"


def test_it_tells_nothing_when_the_site_never_answers(capsys):
    stop = serve.threading.Event()
    stop.set()
    serve.Command().tell("127.0.0.1", free_port(), stop)
    assert capsys.readouterr().out == ""


def test_what_is_due_is_done_soon_and_each_day_also_after_a_day_that_failed(monkeypatch, caplog):
    stop, done = serve.threading.Event(), []

    def command(name):
        done.append(name)
        if len(done) == 1:
            raise CommandError("Not done: send_digests.")
        stop.set()

    monkeypatch.setattr(serve, "call_command", command)
    monkeypatch.setattr(serve.connection, "close", lambda: None)
    serve.do_daily(stop, first=0.001, then=lambda: 0.001)
    assert done == ["every_day", "every_day"]
    assert "Not done: send_digests." in caplog.text


def test_a_site_that_is_started_anew_every_night_does_what_is_due():
    class Stop:
        waited: ClassVar = []

        def wait(self, seconds):
            self.waited.append(seconds)
            return True

    serve.do_daily(Stop())
    assert Stop.waited[0] <= 60 * 60, "A whole day would never end where the site starts anew each night."


@pytest.mark.parametrize(
    ("now", "hours"),
    [
        ("2026-03-28T23:00:00+00:00", 1),
        ("2026-03-29T00:30:00+00:00", 22.5),  # a day of 23 hours
        ("2026-10-24T23:30:00+00:00", 24.5),  # half past midnight of a day of 25 hours
        ("2028-02-28T23:00:00+00:00", 1),  # the 29th follows
    ],
)
def test_the_next_day_begins_at_midnight_in_london(now, hours):
    with time_machine.travel(dt.datetime.fromisoformat(now), tick=False):
        assert serve.until_midnight() == pytest.approx(hours * 3600 + 5 * 60)


def test_an_address_that_is_not_ours_is_refused_in_a_sentence():
    with pytest.raises(CommandError, match=r"Cannot listen on 192\.0\.2\.1:8000"):
        serve.refuse_taken_port("192.0.2.1", 8000)


def test_a_taken_port_is_refused_in_a_sentence():
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        with pytest.raises(CommandError, match="is in use"):
            serve.refuse_taken_port("127.0.0.1", server.getsockname()[1])


def test_stale_tables_are_refused_in_a_sentence(monkeypatch, db):
    monkeypatch.setattr(serve.MigrationExecutor, "migration_plan", lambda self, nodes: ["a migration"])
    with pytest.raises(CommandError, match="fairlead-web migrate"):
        serve.refuse_stale_database()
