"""Finding peers in a real browser: chosen by both, asked by one, agreed to by the other, or not."""

import pytest

from fairlead_web.audit.api import SITE
from fairlead_web.organisations import api as organisations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

PHONE = {"width": 320, "height": 640}


@pytest.fixture
def people(transactional_db, make_person, make_organisation):
    """Ada, Bo, Cy and Di at a trust in London, and Eva, who never chose to be found."""
    trust = organisations.add_organisation(
        code="RX1", name="Synthetic Trust RX1", kind="trust", region="london", by=SITE, synthetic=True
    )
    found = {}
    for name, title in {
        "Ada Osei": "Chief nurse",
        "Bo Asked": "Finance director",
        "Cy Declines": "Finance lead",
        "Di Blocks": "Head of finance",
        "Eva Hidden": "Finance director",
    }.items():
        person = make_person(name)
        organisations.affiliate(person_id=person.pk, organisation=trust, job_title=title, by=SITE)
        found[name.split()[0]] = person
    return found


def reads(visitor, heading):
    """The page keeps the rules of access, and nothing sticks out on the narrowest screen."""
    visitor.reads(heading)
    width = visitor.page.evaluate("document.documentElement.scrollWidth")
    assert width <= PHONE["width"], f"{visitor.page.url} is {width} px wide."
    return visitor


def chooses_to_be_found(visitor, person):
    """Writes a profile, shows it to whoever is signed in, and ticks that peers may find them."""
    visitor.signs_in(person).opens("/account/profile/")
    reads(visitor, "Your profile").page.get_by_label("Pay gaps").check()
    visitor.page.get_by_label("What you offer").fill(f"An hour with {person.name}")
    visitor.presses("Save")
    visitor.opens("/account/profile/who-sees-it/")
    reads(visitor, "Who sees your profile")
    for part in ("name", "job_title", "organisation", "interests", "offers"):
        visitor.page.locator(f"input[name={part}_seen_by][value=members]").check()
    visitor.page.get_by_label("Let peers find me").check()
    return visitor.presses("Save")


def looks(visitor, **search):
    """Looks for peers; gives the names that are found."""
    visitor.opens("/networks/peers/")
    reads(visitor, "Find peers")
    for name, wanted in search.items():
        field = visitor.page.locator(f"form[role=search] [name={name}]")
        if name == "role":
            field.fill(wanted)
        else:
            field.select_option(label=wanted)
    visitor.presses("Search")
    reads(visitor, "Find peers")
    return visitor.page.locator(".fl-card h2").all_inner_texts()


def asks(visitor, name):
    looks(visitor, role="finance")
    visitor.page.get_by_role("link", name=f"Ask to be in contact ({name})").click()
    reads(visitor, "Ask to be in contact").page.get_by_label("Your message").fill(
        f"Dear {name}, may we talk?"
    )
    visitor.presses("Send the request")
    reads(visitor, "Your contacts").page.get_by_text("No answer yet").first.wait_for()


def answers(visitor, person, press):
    visitor.signs_in(person).opens("/account/").reads(person.name)
    visitor.page.get_by_text("1 request waits for you.").wait_for()
    visitor.follows("Your contacts")
    reads(visitor, "Your contacts").page.get_by_text("may we talk?").wait_for()
    visitor.page.get_by_role("button", name=f"{press} Ada Osei").click()
    return reads(visitor, "Your contacts")


def test_two_find_each_other_and_nobody_finds_who_did_not_choose_it(visitor, people):
    visitor.page.set_viewport_size(PHONE)
    for name in ("Bo", "Cy", "Di", "Ada"):
        chooses_to_be_found(visitor, people[name])
    everybody = ["Bo Asked", "Cy Declines", "Di Blocks"]
    assert looks(visitor) == everybody
    assert looks(visitor, interest="Pay gaps") == everybody
    assert looks(visitor, region="London") == everybody
    assert looks(visitor, role="finance director") == ["Bo Asked"], "Eva is a finance director too."
    assert looks(visitor, region="Wales") == []
    for name in everybody:
        asks(visitor, name)

    answers(visitor, people["Bo"], "Accept").page.get_by_role("link", name=people["Ada"].email).wait_for()
    answers(visitor, people["Cy"], "Decline")
    assert people["Ada"].email not in visitor.page.content()
    answers(visitor, people["Di"], "Block").page.get_by_role("heading", name="Blocked").wait_for()
    assert looks(visitor) == ["Bo Asked", "Cy Declines"], "Whom she blocked, Di finds no more."

    visitor.signs_in(people["Ada"]).opens("/networks/peers/contacts/")
    reads(visitor, "Your contacts").page.get_by_role("link", name=people["Bo"].email).wait_for()
    shown = visitor.page.content()
    assert people["Cy"].email not in shown
    assert people["Di"].email not in shown
    assert visitor.page.get_by_text("No answer yet").count() == 2, "Declined, blocked: she cannot tell."
    assert looks(visitor) == everybody, "Nor does she find fewer."

    visitor.signs_in(people["Eva"])
    assert looks(visitor, role="chief nurse") == ["Ada Osei"]
    visitor.page.get_by_text("Others do not find you.").wait_for()


def test_a_long_name_without_spaces_breaks_before_it_widens_the_page(visitor, make_person):
    name = "Wilhelmina" * 12
    visitor.page.set_viewport_size(PHONE)
    visitor.signs_in(make_person(name)).opens("/my-page/")
    reads(visitor, name)
