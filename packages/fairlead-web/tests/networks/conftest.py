"""Networks with people in them."""

import pytest

from fairlead_web.audit.api import SITE
from fairlead_web.networks import api
from fairlead_web.networks.models import Network


@pytest.fixture
def network(db):
    """The LGBTQ+ leaders network, which every site begins with."""
    return Network.objects.get(code="lgbtq-leaders")


@pytest.fixture
def other_network(db):
    """The women leaders network."""
    return Network.objects.get(code="women-leaders")


@pytest.fixture
def join():
    """join(person, network, "supporter") has the person belong."""

    def belong(person, network, kind="member", **more):
        return api.join(network, by=person, kind=kind, **more)

    return belong


@pytest.fixture
def make_chair(make_person):
    """make_chair(network) gives a person who chairs it and has agreed to."""

    def chair(network, name="Chidi Eze"):
        person = make_person(name)
        api.agree_to_chair(api.appoint_chair(network, person=person, by=SITE), by=person)
        return person

    return chair
