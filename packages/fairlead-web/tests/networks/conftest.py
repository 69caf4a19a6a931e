"""Networks with people in them."""

import datetime as dt

import pytest
from django.utils import timezone

from fairlead_web.accounts import api as accounts
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


@pytest.fixture
def make_chat(make_chair):
    """make_chat(network, opens=-1, closes=1) plans a live chat, in hours from now, by `chat.chair`."""

    def chat(network, *, opens=-1, closes=1, chair=None, guest_name="Ms Guest (synthetic)"):
        chair = chair or make_chair(network, "Chandra Chair")
        now = timezone.now()
        made = api.plan_chat(
            network,
            title="Ask about boards",
            about="How boards are appointed.",
            opens_at=now + dt.timedelta(hours=opens),
            closes_at=now + dt.timedelta(hours=closes),
            guest_name=guest_name,
            guest_role="Chair of a trust" if guest_name else "",
            guest_agreed=bool(guest_name),
            by=chair,
        )
        made.chair = chair
        return made

    return chat


@pytest.fixture
def ask(make_person, join):
    """ask(chat, "Why?", "Ama Asker") has somebody who belongs ask a question."""

    def question(chat, text="How do I become a trustee?", name="Ama Asker", person=None, **how):
        person = person or make_person(name)
        join(person, chat.network)
        return api.ask_question(chat, text=text, by=person, **how)

    return question


@pytest.fixture
def make_findable(make_person):
    """make_findable("Ada Osei", offers="An hour") chose to be found, with a name that is seen."""

    def findable(name="Ada Osei", **more):
        person = make_person(name)
        accounts.change_profile(person, by=person, **{"found": True, "name_seen_by": "members", **more})
        return person

    return findable


@pytest.fixture
def author(make_person, join, network):
    """Somebody who belongs as a member."""
    person = make_person("Ama Author")
    join(person, network)
    return person


@pytest.fixture
def fellow(make_person, join, network):
    """Somebody who belongs as a supporter."""
    person = make_person("Femi Fellow")
    join(person, network, "supporter")
    return person
