import os
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from fairlead_web.config.management.commands import demonstrate
from fairlead_web.content.models import ArticlePage
from fairlead_web.networks.models import Update
from fairlead_web.organisations.models import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def calls(monkeypatch, settings, tmp_path):
    """Every command that is called; the library's own is played by one that makes its files."""
    settings.DATA = tmp_path
    monkeypatch.setenv("FAIRLEAD_ADDRESS", "")
    monkeypatch.delenv("FAIRLEAD_ADDRESS")  # and away again afterwards
    made = []

    def fairlead(*words):
        made.append(
            " ".join(["run", words[1].parent.name, *words[-1:][: "--successive" in words]])
            if words[0] == "run"
            else words[0]
        )
        if words[0] == "demo":
            words[1].mkdir()
            (words[1] / "truth.json").write_text("{}")
            if "--programme" in words:
                (words[1] / "bodies.json").write_text("[]")
                (words[1] / "part-1").mkdir()
                (words[1] / "yearly").mkdir()
        else:
            words[words.index("--out") + 1].mkdir(parents=True, exist_ok=True)

    monkeypatch.setattr(demonstrate, "fairlead", fairlead)
    monkeypatch.setattr(demonstrate, "call_command", lambda name, *words, **options: made.append(name))
    return made


def test_letters_lead_to_where_the_demonstration_is_served(calls, settings, monkeypatch):
    call_command("demonstrate", "--port", "8123", "--bodies", "0")
    assert os.environ["FAIRLEAD_ADDRESS"] == settings.WAGTAILADMIN_BASE_URL == "http://localhost:8123"
    monkeypatch.setenv("FAIRLEAD_ADDRESS", "http://named.example")
    call_command("demonstrate", "--port", "8124", "--bodies", "0")
    assert os.environ["FAIRLEAD_ADDRESS"] == "http://named.example"


def test_it_makes_fills_and_serves_and_makes_nothing_twice(calls, capsys):
    call_command("demonstrate")
    first = calls.copy()
    calls.clear()
    call_command("demonstrate")
    library = [
        "demo",
        "run part-1",
        "run yearly --successive",
        "demo",
        "run national",
        "run staff",
        "run waiting",
    ]
    site = ["migrate", "seed_programme", "seed_programme", "seed_demonstration", "serve"]
    assert [one for one in first if one not in site] == library, "two lanes, each in its order"
    assert [one for one in first if one not in library] == site
    assert calls == site
    assert Role.objects.filter(person__synthetic=True).exists()
    assert "Filling the site" in capsys.readouterr().out
    assert Update.objects.exists()
    assert ArticlePage.objects.exists()


def test_what_the_library_says_it_wrote_stays_there_and_what_was_broken_off_is_made_again(
    calls, monkeypatch, settings
):
    works = demonstrate.fairlead
    told = []

    def breaks_off(*words):
        works(*words)
        told.extend(words[words.index("--out") + 1 :][:1] if words[0] == "run" else [])
        if len(told) == 1:
            raise CommandError("stopped")

    monkeypatch.setattr(demonstrate, "fairlead", breaks_off)
    with pytest.raises(CommandError, match="stopped"):
        call_command("demonstrate", no_serve=True)
    calls.clear()
    call_command("demonstrate", no_serve=True)
    assert "run part-1" in calls
    assert all(folder.is_dir() for folder in told), "each folder that was named is there"
    assert not [*settings.DATA.rglob("*unfinished*")]


def test_it_can_fill_without_serving(calls):
    call_command("demonstrate", no_serve=True)
    assert "serve" not in calls


def test_the_programme_can_be_left_out(calls):
    call_command("demonstrate", bodies=0)
    assert "seed_programme" not in calls


def test_a_real_site_refuses(calls, settings):
    settings.DEMONSTRATION = False
    with pytest.raises(CommandError, match="only a demonstration"):
        call_command("demonstrate")
    assert calls == []


def test_a_failure_of_the_library_ends_in_a_sentence():
    with pytest.raises(CommandError, match="“fairlead run” ended with exit code"):
        demonstrate.fairlead("run", Path("nowhere.yaml"), "--out", Path("nowhere"))
    demonstrate.fairlead("--version")


def test_every_part_that_the_library_writes_is_released(tmp_path):
    demonstrate.fairlead("demo", tmp_path / "programme", "--programme", 30)
    assert {one.name for one in (tmp_path / "programme").iterdir() if one.is_dir()} == {*demonstrate.PARTS}


def test_what_fails_in_the_library_stops_the_whole_and_is_told(calls, monkeypatch):
    works = demonstrate.fairlead

    def fails(*words):
        if words[0] == "run" and words[1].parent.name == "part-1":
            raise CommandError("“fairlead run” ended with exit code 6")
        works(*words)

    monkeypatch.setattr(demonstrate, "fairlead", fails)
    with pytest.raises(CommandError, match="exit code 6"):
        call_command("demonstrate")
    assert "serve" not in calls
    assert "seed_demonstration" not in calls
