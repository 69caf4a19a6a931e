"""Releases brought in by the hundred: verified, public, without charts until somebody looks."""

import json

import pytest
from django.core.cache import cache
from django.core.management import CommandError, call_command

from fairlead.api import FairleadError
from fairlead_web.organisations import api as organisations
from fairlead_web.organisations.models import Affiliation, Organisation, Partnership, Role, StaffNetwork
from fairlead_web.releases import api, demonstration_programme
from fairlead_web.releases.models import Figure, Release, Section

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme(road, people, tmp_path):
    """A folder of release folders, as the library writes them: the one of trust RX1."""
    folder = tmp_path / "programme" / "part-1"
    folder.mkdir(parents=True)
    (folder / "RX1").symlink_to(road())
    return folder


def test_verified_public_and_brought_once(programme):
    for _ in range(2):
        call_command("seed_programme", str(programme))
    release = Release.objects.get()
    assert (release.state, release.synthetic) == ("public", True)
    assert release.approved_by_id != release.uploaded_by_id
    assert Figure.objects.filter(release=release).count() == 9


def test_successive_releases_take_one_anothers_place(programme, road, monkeypatch):
    (programme / "RX1").unlink()
    for number, periods in (("01", {"2024/25"}), ("02", {"2024/25", "2025/26"})):
        (programme / f"RX1-{number}").symlink_to(road(period=max(periods)))
    # As if each held the years before it again.
    monkeypatch.setattr("fairlead_web.releases.actions.approval._periods", lambda one: {one.period[:1]})
    assert demonstration_programme.bring_all(programme.iterdir()) == 2
    first, second = Release.objects.order_by("approved_at")
    assert (first.state, first.superseded_by, second.state) == ("superseded", second, "public")
    assert (second.approved_at - first.approved_at).days == 365
    assert demonstration_programme.bring_all(programme.iterdir()) == 0


def test_a_release_that_was_changed_is_refused_and_nothing_is_left(programme, road, tmp_path):
    changed = programme / "changed"
    changed.mkdir()
    for file in road().iterdir():
        (changed / file.name).write_bytes(file.read_bytes().replace(b"2010", b"2011"))
    with pytest.raises(CommandError, match="was changed after it was made"):
        call_command("seed_programme", str(programme))
    assert not Release.objects.exists()


def test_only_in_a_demonstration(settings, programme):
    settings.DEMONSTRATION = False
    with pytest.raises(CommandError, match="only a demonstration"):
        call_command("seed_programme", str(programme))


def test_charts_are_drawn_when_looked_at_and_kept(programme, client, monkeypatch):
    demonstration_programme.bring_all(programme.iterdir())
    assert not Section.objects.exclude(chart="").exists()
    section = Section.objects.select_related("release").first()
    page = f"/observatory/RX1/{section.indicator}/"
    assert "<svg" in client.get(page).content.decode().partition("<main")[2]
    cache.delete("page")
    monkeypatch.setattr("fairlead_web.releases.drawing.api.open_release", refuse)
    [drawn] = api.with_charts([Section.objects.select_related("release").get(pk=section.pk)])
    assert drawn.chart.startswith("<svg")


def refuse(folder):
    raise FairleadError("It was drawn before")


class TestBodies:
    @pytest.fixture
    def filled(self, tmp_path):
        kinds = ["trust"] * 16 + ["icb", "council", "charity", "national"]
        drawn = [
            {"code": f"SYN{n}", "name": f"Synthetic {n}", "kind": kind, "region": "london"}
            for n, kind in enumerate(kinds)
        ]
        file = tmp_path / "bodies.json"
        file.write_text(json.dumps(drawn))
        for _ in range(2):
            organisations.fill_demonstration_programme(file, people=100)
        return drawn

    def test_all_is_synthetic_and_there_once(self, filled):
        assert Organisation.objects.count() == len(filled)
        assert not Organisation.objects.filter(synthetic=False).exists()
        people = Affiliation.objects.values("person").distinct()
        assert people.count() == 100
        assert not Affiliation.objects.filter(person__synthetic=False).exists()

    def test_each_open_body_has_a_lead_and_an_approver(self, filled):
        for one in organisations.open_organisations():
            kinds = set(one.roles.filter(ends_on=None).values_list("kind", flat=True))
            assert {"lead", "approver"} <= kinds

    def test_some_merged_and_their_people_followed(self, filled):
        merged = Organisation.objects.exclude(successor=None)
        assert merged.count() == 6
        assert all(one.region == one.successor.region for one in merged.select_related("successor"))
        assert not Affiliation.objects.filter(organisation__in=merged, ends_on=None).exists()

    def test_the_rows_keep_the_rules_that_the_actions_keep(self, filled):
        for model in (Affiliation, Role, StaffNetwork, Partnership):
            for row in model.objects.order_by("pk")[:10]:
                row.full_clean()
        assert Partnership.objects.exists()
        assert StaffNetwork.objects.filter(shown=True).exists()
