import sys

import pytest
from django.core.exceptions import ImproperlyConfigured

from fairlead_web.config import __main__ as command

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
    ((), "production"), (("serve",), "production"), (("migrate",), "production"),
    (("demonstrate",), "demonstration"),
])  # fmt: skip
def test_settings_are_production_unless_a_demonstration_is_asked_for(ran, monkeypatch, words, settings):
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
