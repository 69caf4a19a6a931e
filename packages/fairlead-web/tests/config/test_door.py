import sys

import pytest

from fairlead_web import command


def test_ctrl_c_ends_in_a_line_also_while_the_site_is_being_loaded(monkeypatch, capsys):
    def interrupted(*_words, **_more):
        raise KeyboardInterrupt

    monkeypatch.setattr(command.runpy, "run_module", interrupted)
    with pytest.raises(SystemExit) as ended:
        command.main()
    assert ended.value.code == 130
    assert capsys.readouterr().err == "\nStopped. It can be started again.\n"


def test_the_door_leads_to_the_command(monkeypatch, capsys):
    monkeypatch.delitem(sys.modules, "fairlead_web.config.__main__", raising=False)
    monkeypatch.setattr(sys, "argv", ["fairlead-web", "--version"])
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "fairlead_web.config.settings.test")
    command.main()
    assert capsys.readouterr().out.startswith("5.")
