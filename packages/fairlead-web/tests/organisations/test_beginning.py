"""The first real day: an empty programme, its first person, and the second."""

import re

import pytest
from django.core.cache import cache
from django.core.management import CommandError, call_command

from fairlead_web.accounts import api as accounts
from fairlead_web.accounts.models import User
from fairlead_web.organisations import api

pytestmark = pytest.mark.django_db
PAGES = [
    "/",
    "/networks/",
    "/organisations/",
    "/observatory/",
    "/news/",
    "/themes/",
    "/contact/",
    "/privacy/",
]


@pytest.fixture(autouse=True)
def _fresh_limits():
    cache.clear()


def begin():
    call_command("begin", "maya@example.org", name="Maya Osei")


def test_an_empty_site_says_what_will_stand_there(client):
    for page in PAGES:
        answer = client.get(page)
        assert answer.status_code == 200, page
        assert "ynthetic" not in answer.content.decode().partition("<main")[2], page
    assert not User.objects.exists()


def test_from_nothing_to_a_second_person_of_the_team(client, sign_in, post_office, capsys):
    begin()
    assert "Done." in capsys.readouterr().out
    [letter] = post_office()
    assert letter.to == ["maya@example.org"]
    [way_in] = re.findall(r"http\S+", letter.body)
    asked = client.post(way_in.removeprefix("http://127.0.0.1:8000"), {"email": "maya@example.org"})
    [code] = re.findall(r"^[A-Z0-9-]{6,}$", post_office()[-1].body, flags=re.M)
    assert client.post(asked.url, {"code": code}).url == "/my-page/"
    mine = client.get("/my-page/").content.decode()
    assert "Look after networks" in mine
    maya = accounts.person_at("maya@example.org")
    assert api.is_programme_team(maya)
    assert client.get("/networks/manage/").status_code == 302, "a second step comes before giving roles"
    assert sign_in(maya).get("/networks/manage/").status_code == 200
    accounts.invite(address="noor@example.org", by=maya)
    assert post_office()[-1].to == ["noor@example.org"]


def test_it_works_once():
    begin()
    with pytest.raises(CommandError, match="has a team already"):
        call_command("begin", "other@example.org", name="Somebody Else")
    assert User.objects.count() == 1


def test_somebody_who_has_an_account_becomes_the_first(make_person):
    person = make_person("Ada Osei")
    call_command("begin", person.email, name="Ada Osei")
    assert api.is_programme_team(person)


def test_what_is_no_address_is_refused_in_a_sentence():
    with pytest.raises(CommandError, match="valid email"):
        call_command("begin", "nobody", name="Nobody")
    assert not User.objects.exists()
