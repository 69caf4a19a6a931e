"""A leader from invitation to erasure: a passkey, a supporter, a member, a post and its answer, leaving."""

import re

import pytest

from fairlead_web.accounts.models import User
from fairlead_web.audit.api import SITE
from fairlead_web.audit.models import Event
from fairlead_web.networks import api
from fairlead_web.networks.models import Membership, Network

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

ADDRESS = "robin.kestrel@community.example"
NAME = "Robin Kestrel"


@pytest.fixture
def network(transactional_db, make_person):
    """The LGBTQ+ leaders network, with a chair."""
    found = Network.objects.get(code="lgbtq-leaders")
    chair = make_person("Chidi Eze")
    api.agree_to_chair(api.appoint_chair(found, person=chair, by=SITE), by=chair)
    return found


@pytest.fixture
def fellow(network, make_person):
    person = make_person("Femi Fellow")
    api.join(network, by=person, kind="member", seen_by_fellows="name")
    return person


def is_invited(visitor, lead, post_office):
    """A lead invites somebody from the community; gives the address in the letter."""
    visitor.signs_in(lead).opens("/account/invitations/").reads("Invite people")
    visitor.page.get_by_label("E-mail address").fill(ADDRESS)
    visitor.presses("Send the invitation").reads("Invite people")
    letter = post_office()[-1]
    assert letter.to == [ADDRESS]
    return re.search(r"/account/invited/[^\s]+", letter.body)[0]


def joins(visitor, invitation):
    visitor.signs_out().opens(invitation).reads("You are invited")
    visitor.page.get_by_label("Your name").fill(NAME)
    visitor.presses("Join").reads(NAME)
    visitor.opens("/account/second-factor/webauthn/add/").reads("Set up a passkey")
    visitor.page.get_by_label("Name of this passkey").fill("My telephone")
    visitor.presses("Set up a passkey").reads("Recovery codes")
    visitor.signs_out().opens("/account/sign-in/").reads("Sign in")
    return visitor.presses("Sign in with a passkey").reads(NAME)


def becomes_supporter(visitor):
    visitor.opens("/networks/").reads("Networks").follows("LGBTQ+ leaders network")
    visitor.reads("LGBTQ+ leaders network").presses("Join")
    visitor.reads("Join").page.get_by_label("Supporter", exact=True).check()
    visitor.page.get_by_label("I agree that this site holds").check()
    return visitor.presses("Join").reads("My networks")


def becomes_member(visitor):
    visitor.page.get_by_role("link", name="Change how you belong to LGBTQ+ leaders network").click()
    visitor.reads("Change how you belong").page.get_by_label("Member", exact=True).check()
    return visitor.presses("Save").reads("My networks")


def posts(visitor, network):
    visitor.opens(f"/networks/{network.code}/discussion/").reads("Discussion").presses("Start a topic")
    visitor.reads("Start a topic").page.get_by_label("What is it about?").fill("Flexible hours")
    visitor.page.get_by_label("Text", exact=True).fill("Who has tried them on wards?")
    visitor.page.get_by_label("I know that others who belong see nothing of me now").check()
    return visitor.presses("Post it").reads("Flexible hours")


def answers(visitor, fellow):
    visitor.signs_in(fellow).opens("/networks/mine/").reads("My networks").follows("Flexible hours")
    visitor.reads("Flexible hours").presses("Post under this topic").reads("Post under")
    visitor.page.get_by_label("Text", exact=True).fill("We did, on two of them.")
    return visitor.presses("Post it").reads("Flexible hours")


def leaves(visitor):
    visitor.opens("/networks/mine/").reads("My networks")
    visitor.page.get_by_role("link", name="Leave LGBTQ+ leaders network").click()
    visitor.reads("Leave this network?").presses("Leave").reads("My networks")
    assert "You belong to no network" in visitor.page.content()


def is_erased(visitor):
    visitor.opens("/account/data/erase/").reads("Erase your account")
    visitor.page.get_by_label("Type your e-mail address").fill(ADDRESS)
    visitor.presses("Erase my account for good").reads("Your account is erased")


def test_from_invitation_to_erasure(visitor, telephone, lead, network, fellow, post_office):
    joins(visitor, is_invited(visitor, lead, post_office))
    robin = User.objects.get(email=ADDRESS)
    becomes_supporter(visitor)
    assert Membership.objects.get(person=robin).kind == "supporter"
    becomes_member(visitor)
    assert Membership.objects.get(person=robin).kind == "member"
    posts(visitor, network)
    topic = visitor.page.url.removeprefix(visitor.address)

    answers(visitor, fellow)
    visitor.signs_out().opens("/account/sign-in/").reads("Sign in")
    visitor.presses("Sign in with a passkey").reads(NAME)
    visitor.opens("/networks/mine/").reads("My networks").opens(topic).reads("Flexible hours")
    assert "We did, on two of them." in visitor.page.content()

    leaves(visitor)
    assert not Membership.objects.filter(person=robin).exists()
    visitor.opens(topic)
    visitor.page.get_by_role("heading", name="Page not found").wait_for()
    visitor.faults.clear()  # the browser writes a page that is not found on its console
    is_erased(visitor)

    [farewell] = [letter for letter in post_office() if "erased" in f"{letter.subject} {letter.body}"]
    assert farewell.to == [ADDRESS]
    assert not User.objects.filter(email=ADDRESS).exists()
    told = " ".join(str((event.subject_type, event.detail)) for event in Event.objects.all())
    for word in (NAME, ADDRESS, network.code, str(network)):
        assert word not in told
    visitor.signs_in(fellow).opens(f"/networks/{network.code}/discussion/").reads("Discussion")
    assert NAME not in visitor.page.content()
    assert "Flexible hours" not in visitor.page.content()
