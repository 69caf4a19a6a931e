"""Who looks after organisations in these tests, and a trust to look after."""

import pytest


@pytest.fixture
def as_(client):
    def guise(person):
        client.force_login(person, backend="fairlead_web.accounts.demonstration.SignInAsBackend")
        return client

    return guise


@pytest.fixture
def trust(make_organisation):
    return make_organisation("RX1", "Harbour Trust")


@pytest.fixture
def team(make_person, give):
    person = make_person("Joan Ashworth")
    give(person, "programme-team")
    return person


@pytest.fixture
def lead(make_person, give, trust):
    person = make_person("Lena Lead")
    give(person, "lead", trust)
    return person
