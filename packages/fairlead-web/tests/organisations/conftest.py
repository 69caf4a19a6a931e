"""Who looks after organisations in these tests, and a trust to look after."""

import pytest

from fairlead_web.organisations.actions.importing import bring_list
from fairlead_web.organisations.importing import reading


def rows(text):
    """The rows of a list, as they are read from a file."""
    return reading.named([line.split(",") for line in text.strip().splitlines()])


def deeds(steps):
    """What would be done to each row."""
    return [step.deed for step in steps]


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


@pytest.fixture
def old(make_organisation):
    return make_organisation("OLD", "Harbour Trust")


@pytest.fixture
def new(make_organisation):
    return make_organisation("NEW", "Coast Trust")


@pytest.fixture
def bring(team):
    """bring("people", text) brings a list that waits, and says what would be done to each row."""

    def brought(kind, text, basis="consent"):
        return bring_list(kind=kind, rows=rows(text), basis=basis, by=team)

    return brought
