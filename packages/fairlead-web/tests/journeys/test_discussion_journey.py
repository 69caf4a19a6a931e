"""A discussion in a real browser: posting knowingly, reporting, and who decides."""

import pytest

from fairlead_web.audit.api import SITE
from fairlead_web.networks import api
from fairlead_web.networks.models import Network

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

NETWORK = "LGBTQ+ leaders network"
PHONE = {"width": 320, "height": 640}


@pytest.fixture
def network(transactional_db):
    return Network.objects.get(code="lgbtq-leaders")


@pytest.fixture
def people(network, make_person, give):
    author, fellow, chair, team = map(make_person, ("Ama Author", "Femi Fellow", "Chidi Eze", "Joan Team"))
    api.join(network, by=author, kind="member")
    api.join(network, by=fellow, kind="supporter", seen_by_fellows="name")
    api.agree_to_chair(api.appoint_chair(network, person=chair, by=SITE), by=chair)
    give(team, "programme-team")
    return author, fellow, chair, team


def fits(visitor):
    """Nothing sticks out sideways on the narrowest screen."""
    wide = visitor.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= PHONE["width"], f"{visitor.page.url} is {wide} px wide."
    return visitor


def reads(visitor, heading):
    return fits(visitor.reads(f"{NETWORK} {heading}"))


def starts_topic(visitor, network, title, text):
    visitor.opens(f"/networks/{network.code}/discussion/")
    reads(visitor, "Discussion").presses("Start a topic")
    reads(visitor, "Start a topic")
    visitor.page.get_by_label("What is it about?").fill(title)
    visitor.page.get_by_label("Text", exact=True).fill(text)
    return visitor


def decides(visitor, deed):
    visitor.page.get_by_label(deed).check()
    visitor.page.get_by_label("It attacks or belittles people").check()
    visitor.page.get_by_label("Say why, in your own words").fill("It speaks of people with contempt.")
    return visitor.presses("Decide")


def test_posting_reporting_and_deciding(visitor, network, people):
    author, fellow, chair, team = people
    visitor.page.set_viewport_size(PHONE)
    visitor.signs_in(author)
    starts_topic(visitor, network, "A hard week", "I was bullied.\n\nhttps://example.org/" + "x" * 90)
    visitor.presses("See it first")
    reads(visitor, "Start a topic").page.get_by_text("Freedom to Speak Up Guardian").wait_for()
    visitor.page.get_by_label("I know that others who belong see nothing of me now").check()
    visitor.presses("Post it")
    reads(visitor, "A hard week").page.get_by_text("You alone see this").wait_for()

    visitor.signs_in(fellow).opens("/networks/mine/").reads("My networks").follows("A hard week")
    reads(visitor, "A hard week").presses("Post under this topic")
    reads(visitor, "Post under “A hard week”").page.get_by_label("Text", exact=True).fill("I am sorry.")
    visitor.presses("Post it")
    reads(visitor, "A hard week")
    visitor.page.get_by_role("link", name="Report (Ama Author").click()
    reads(visitor, "Report this").page.get_by_label("It attacks or belittles people").check()
    visitor.presses("Send it to the moderator")
    reads(visitor, "A hard week")

    visitor.signs_in(chair).opens(f"/networks/{network.code}/chair/")
    reads(visitor, "Chair’s desk").page.get_by_role("link", name="Topic, reported on").click()
    decides(reads(visitor, "Moderate"), "Hide")
    reads(visitor, "Chair’s desk").follows("Moderation log")
    visitor.reads(f"{NETWORK} Moderation log").page.get_by_text("with contempt").wait_for()
    fits(visitor)

    visitor.signs_in(author).opens("/networks/mine/").reads("My networks")
    fits(visitor).page.get_by_text("It speaks of people with contempt.").wait_for()

    visitor.signs_in(chair)
    starts_topic(visitor, network, "From the chair", "Some words").presses("Post it")
    reads(visitor, "From the chair")
    visitor.signs_in(fellow).opens(visitor.page.url.partition(visitor.address)[2])
    visitor.opens(f"/networks/{network.code}/discussion/").follows("From the chair")
    visitor.page.get_by_role("link", name="Report (Chidi Eze").click()
    visitor.page.get_by_label("Something else").check()
    visitor.presses("Send it to the moderator")

    visitor.signs_in(team).opens("/networks/reports/").reads("Reports that no chair can judge")
    fits(visitor).page.get_by_role("link", name="Topic, reported on").click()
    fits(visitor.reads("Moderate"))
    assert "Chidi" not in visitor.page.content()
    assert NETWORK not in visitor.page.content()
    decides(visitor, "Remove").reads("Reports that no chair can judge")
    visitor.page.get_by_text("No report waits for the programme team.").wait_for()


def test_all_of_it_works_without_scripts(without_scripts, network, people):
    _author, fellow, _chair, _team = people
    without_scripts.signs_in(fellow)
    page = without_scripts.page
    page.goto(f"{without_scripts.address}/networks/{network.code}/discussion/new/")
    page.get_by_label("What is it about?").fill("A question")
    page.get_by_label("Text", exact=True).fill("Who has tried it?")
    without_scripts.presses("Post it")
    page.get_by_role("heading", name="A question").wait_for()
    page.get_by_role("link", name="Remove").click()
    without_scripts.presses("Remove")
    page.get_by_text("Removed by its author").wait_for()
