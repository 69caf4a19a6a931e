"""The door of Wagtail: today's programme team with a second factor; nothing for everybody else."""

import datetime as dt
import re

import pytest
from django.contrib.auth.models import Group
from django.utils.html import strip_tags
from wagtail.models import Page, PageViewRestriction

from fairlead_web.content import editors
from fairlead_web.content.models import ArticlePage, NewsIndexPage


@pytest.mark.parametrize(
    "path", ["", "pages/", "images/", "documents/", "login/", "account/", "reports/locked/"]
)
def test_there_is_nothing_for_visitors_and_other_people(
    client, sign_in, make_person, give, make_organisation, path
):
    assert client.get(f"/cms/{path}").status_code == 404
    person = sign_in(make_person())
    assert person.get(f"/cms/{path}").status_code == 404
    give(make_person("Lena Lead"), "lead", make_organisation())
    assert person.get(f"/cms/{path}").status_code == 404


def test_the_programme_team_comes_in_after_a_second_factor(sign_in, team):
    weak = sign_in(team, strong=False).get("/cms/")
    assert weak.status_code == 302
    assert "/cms/" not in weak["Location"].split("?")[0]
    answer = sign_in(team).get("/cms/")
    assert answer.status_code == 200
    assert not team.is_superuser
    said = " ".join(strip_tags(answer.content.decode()).split())
    assert re.search(r"\d+ Pages created in Fairlead", said)


def test_a_role_that_has_ended_shuts_the_door_and_leaves_no_rights(sign_in, team):
    reader = sign_in(team)
    assert reader.get("/cms/").status_code == 200
    assert team.groups.filter(name=editors.GROUP).exists()
    team.roles.update(starts_on=dt.date(2020, 1, 1), ends_on=dt.date(2020, 2, 1))
    assert reader.get("/cms/").status_code == 404
    assert not team.groups.exists()


def test_the_group_edits_and_publishes_pages_and_files_and_nothing_else(db):
    group = Group.objects.get(name=editors.GROUP)
    assert {one.codename for one in group.permissions.all()} == {
        "access_admin",
        "add_redirect",
        "change_redirect",
        "delete_redirect",
    }


def test_the_policy_of_the_editing_pages_is_theirs_alone(sign_in, team):
    reader = sign_in(team)
    inside = reader.get("/cms/").headers
    assert "'unsafe-inline'" in inside["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in inside["Content-Security-Policy"]
    assert inside["X-Frame-Options"] == "SAMEORIGIN"
    assert "unsafe" not in reader.get("/news/").headers["Content-Security-Policy"]


def test_a_preview_keeps_the_policy_of_the_site_and_may_stand_in_a_frame_of_the_editor(sign_in, team):
    page = NewsIndexPage.objects.get()
    preview = sign_in(team).get(f"/cms/pages/{page.pk}/view_draft/")
    assert preview.status_code == 200
    policy = preview.headers["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in policy
    assert preview.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "script-src 'self'" in policy.split("; "), "It runs no script that the public page does not."


def test_signing_in_leaving_and_ones_account_are_the_sites_own(sign_in, team):
    reader = sign_in(team)
    assert reader.get("/cms/account/")["Location"] == "/account/"
    assert reader.get("/cms/login/")["Location"].startswith("/account/")
    assert reader.get("/cms/logout/")["Location"].startswith("/account/")
    assert reader.get("/cms/password_reset/").status_code == 404


def test_pages_that_the_sites_links_lead_to_cannot_be_deleted_or_taken_back(sign_in, team):
    reader = sign_in(team)
    privacy = Page.objects.get(slug="privacy")
    for deed in ("delete", "unpublish", "move"):
        reader.post(f"/cms/pages/{privacy.pk}/{deed}/")
        privacy.refresh_from_db()
        assert privacy.live
    assert reader.get("/privacy/").status_code == 200


def test_pages_have_no_private_setting(sign_in, team):
    privacy = Page.objects.get(slug="privacy")
    assert privacy.specific.private_page_options == []
    sign_in(team).post(f"/cms/pages/{privacy.pk}/privacy/", {"restriction_type": "login"})
    assert not PageViewRestriction.objects.exists()


@pytest.mark.parametrize("path", ["images", "documents"])
def test_uploading_says_that_files_are_public(sign_in, team, path):
    page = sign_in(team).get(f"/cms/{path}/add/").content.decode()
    assert "Public as soon as it is uploaded" in page


def test_an_article_can_be_deleted(sign_in, team):
    article = ArticlePage(title="Old news")
    NewsIndexPage.objects.get().add_child(instance=article)
    sign_in(team).post(f"/cms/pages/{article.pk}/delete/")
    assert not ArticlePage.objects.exists()


@pytest.mark.parametrize("deed", ["delete", "unpublish"])
def test_fixed_pages_stay_when_several_are_chosen(sign_in, team, deed):
    article = ArticlePage(title="Old news")
    NewsIndexPage.objects.get().add_child(instance=article)
    privacy = Page.objects.get(slug="privacy")
    address = f"/cms/bulk/wagtailcore/page/{deed}/"
    reader = sign_in(team)
    reader.post(f"{address}?id={privacy.pk}&id={article.pk}&next=/cms/")
    assert Page.objects.get(slug="privacy").live
    reader.post(f"{address}?id={article.pk}&next=/cms/")
    assert not ArticlePage.objects.live().exists()
