"""Filling a demonstration: as people would, once, and nowhere else."""

import pytest
from django.core.management import CommandError, call_command

from fairlead_web.releases.models import Release

pytestmark = pytest.mark.django_db


def test_folders_become_public_once(people, road, capsys):
    for word in ("public as", "already public"):
        call_command("seed_demonstration", str(road()))
        assert word in capsys.readouterr().out
    release = Release.objects.get()
    assert (release.state, release.uploaded_by, release.approved_by) == (
        "public",
        people.lead,
        people.approver,
    )


def test_an_organisation_must_be_there_with_its_people(road, db, make_organisation):
    with pytest.raises(CommandError, match="no organisation with the code RX1"):
        call_command("seed_demonstration", str(road()))
    make_organisation("RX1")
    with pytest.raises(CommandError, match="has no lead"):
        call_command("seed_demonstration", str(road()))


def test_a_release_that_cannot_be_shown_stops_with_the_reason(people, road, monkeypatch):
    monkeypatch.setattr("fairlead.api.sections", lambda opened: 1 / 0)
    with pytest.raises(CommandError, match="Something went wrong on this site"):
        call_command("seed_demonstration", str(road()))


def test_a_real_site_refuses(road, settings):
    settings.DEMONSTRATION = False
    with pytest.raises(CommandError, match="only a demonstration"):
        call_command("seed_demonstration", str(road()))
