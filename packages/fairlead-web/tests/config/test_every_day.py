"""What a site does once a day: all of it, in order, and the rest also where one duty fails."""

import pytest
from django.core.management import CommandError, call_command

from fairlead_web.config.management.commands import every_day


@pytest.mark.django_db
def test_every_duty_is_a_command_that_runs(capsys):
    call_command("every_day")
    said = capsys.readouterr().out
    assert "are deleted" in said
    assert "networks recorded" in said


def test_a_duty_that_fails_is_named_and_the_others_are_done(monkeypatch, caplog):
    done = []

    def command(name, stdout):
        done.append(name)
        if name == "send_digests":
            raise OSError("no mail server")

    monkeypatch.setattr(every_day, "call_command", command)
    with pytest.raises(CommandError, match=r"Not done: send_digests\. The log says why"):
        call_command("every_day")
    assert done == list(every_day.DUTIES)
    assert "The daily duty send_digests failed." in caplog.text
