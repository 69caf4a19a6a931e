import sys

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError

from fairlead_web.config import __main__ as command
from fairlead_web.config.logs import LineFormatter

SETTINGS = "fairlead_web.config.settings."


@pytest.fixture
def ran(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DJANGO_SETTINGS_MODULE")
    monkeypatch.setattr(command, "execute_from_command_line", lambda argv: None)

    def run(*words):
        monkeypatch.setattr(sys, "argv", ["fairlead-web", *words])
        command.main()
        return command.os.environ["DJANGO_SETTINGS_MODULE"]

    return run


@pytest.mark.parametrize(("words", "settings"), [
    (("serve",), "production"), (("migrate",), "production"), (("demonstrate",), "demonstration"),
    ((), "demonstration"), (("--help",), "demonstration"), (("help", "serve"), "demonstration"),
    (("serve", "--help"), "demonstration"),
])  # fmt: skip  # several to a line read better here
def test_settings_are_production_unless_a_demonstration_or_help_is_asked_for(
    ran, monkeypatch, words, settings
):
    assert ran(*words) == SETTINGS + settings


def test_a_file_of_settings_is_read_and_the_environment_wins(ran, tmp_path, monkeypatch):
    (tmp_path / ".env").write_text("DJANGO_SETTINGS_MODULE=elsewhere\nFAIRLEAD_LOG_LEVEL=DEBUG\n")
    monkeypatch.setenv("FAIRLEAD_LOG_LEVEL", "ERROR")
    assert ran("serve") == "elsewhere"
    assert command.os.environ["FAIRLEAD_LOG_LEVEL"] == "ERROR"


def test_missing_settings_end_in_a_sentence(monkeypatch):
    def fail(argv):
        raise ImproperlyConfigured("Set the SECRET_KEY environment variable")

    monkeypatch.setattr(command, "execute_from_command_line", fail)
    with pytest.raises(SystemExit, match=r"not complete\. Set the SECRET_KEY .*\. See .*run-the-site"):
        command.main()


@pytest.fixture
def failing(monkeypatch):
    """failing(fault, terminal=True) is what the command says, with which exit code, when something fails."""

    def set_up(fault, *, terminal=False):
        def fail(argv):
            raise fault

        monkeypatch.setattr(sys, "argv", ["fairlead-web", "send_digests"])
        monkeypatch.setattr(command, "execute_from_command_line", fail)
        monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal, raising=False)
        with pytest.raises(BaseException) as caught:  # noqa: PT011  (whatever it is)
            command.main()
        return caught.value

    return set_up


def test_a_database_that_is_away_is_said_in_a_sentence(failing):
    ended = failing(OperationalError("connection refused.\nIs the server running?"))
    assert str(ended).startswith("The database cannot be asked: connection refused. Check DATABASE_URL and")


def test_what_goes_wrong_at_night_is_logged_without_what_it_quotes(failing, caplog):
    assert failing(ValueError("ada@example.org")).code == 1
    [record] = [one for one in caplog.records if one.levelname == "ERROR"]
    assert "The command send_digests ended by a fault" in LineFormatter().format(record)
    assert "ada@example.org" not in LineFormatter().format(record)


def test_who_looks_on_is_told_all(failing):
    assert isinstance(failing(ValueError("no such file"), terminal=True), ValueError)
