import pytest
from django.core.exceptions import PermissionDenied
from django.core.mail import EmailMultiAlternatives, get_connection, send_mail

from fairlead_web.accounts import api
from fairlead_web.accounts.demonstration import SignInAsBackend
from fairlead_web.accounts.models import User
from fairlead_web.audit.api import SITE

PAGE = "/demonstration/sign-in-as/"


def test_the_page_lists_synthetic_people_with_their_roles(client, make_person, make_organisation, give):
    give(make_person("Rhys Bevan"), "approver", make_organisation("RX1", "Harbour Trust"))
    make_person("Marcus Bright")
    api.add_person(email="real@example.org", name="Real Person", by=SITE)
    page = client.get(PAGE).content.decode()
    assert "Organisation approver, Harbour Trust" in page
    assert "Members, without a role" in page
    assert page.index("Rhys Bevan") < page.index("Marcus Bright")
    assert "Real Person" not in page


def test_whoever_is_found_is_shown_with_their_roles(client, make_person, make_organisation, give):
    for name in ("Rhys Bevan", "Rhoda Bevan"):
        give(make_person(name), "approver", make_organisation(f"R{len(name)}", f"Trust of {name}"))
    page = client.get(PAGE, {"q": "bevan"}).content.decode()
    for name in ("Rhys Bevan", "Rhoda Bevan"):
        assert page.index(f">{name}<") < page.index(f"<li>Organisation approver, Trust of {name}</li>")


def test_a_person_with_two_roles_is_listed_once_with_both(client, make_person, make_organisation, give):
    rhys, trust = make_person("Rhys Bevan"), make_organisation("RX1", "Harbour Trust")
    give(rhys, "approver", trust)
    give(rhys, "programme-team")
    page = client.get(PAGE).content.decode()
    assert page.count('<h3 class="nhsuk-heading-s fl-card__title">Rhys Bevan') == 1
    assert "Organisation approver, Harbour Trust; Programme team" in page


def test_thousands_are_few_on_the_page_and_found_by_name(client, make_person, django_assert_max_num_queries):
    people = [
        User(email=f"p{number}@example.org", name=f"Person {number:04}", synthetic=True)
        for number in range(300)
    ]
    User.objects.bulk_create(people)
    with django_assert_max_num_queries(20):
        page = client.get(PAGE).content.decode()
    assert page.count("fl-card__title") == 12
    page = client.get(PAGE, {"q": "0250 person"}).content.decode()
    assert page.count("fl-card__title") == 1
    assert "Person 0250" in page
    assert client.get(PAGE, {"q": "person"}).content.decode().count("fl-card__title") == 20
    page = client.get(PAGE, {"q": "<script>"}).content.decode()
    assert "No synthetic person is called so" in page
    assert 'value="&lt;script&gt;"' in page


def test_an_empty_page_says_how_to_fill_it(client, db):
    assert "fairlead-web demonstrate" in client.get(PAGE).content.decode()


def test_a_visitor_becomes_a_synthetic_person(client, make_person):
    person = make_person("Rhys Bevan")
    assert client.post(f"{PAGE}{person.pk}/").url == "/my-page/"
    assert "Rhys Bevan" in client.get("/account/").content.decode()


def test_nobody_becomes_a_real_or_closed_person(client, make_person):
    real = api.add_person(email="real@example.org", name="Real Person", by=SITE)
    closed = make_person()
    api.close_account(closed, by=SITE)
    for person in (real, closed):
        assert client.post(f"{PAGE}{person.pk}/").status_code == 404
    assert client.get("/account/").status_code == 302


def test_it_takes_a_post(client, make_person):
    assert client.get(f"{PAGE}{make_person().pk}/").status_code == 405


def test_a_demonstration_session_ends_when_the_site_becomes_a_real_one(client, make_person, settings):
    person = make_person()
    client.post(f"{PAGE}{person.pk}/")
    assert client.get("/account/").status_code == 200
    settings.DEMONSTRATION = False
    assert client.get("/account/").status_code == 302
    assert client.post(f"{PAGE}{person.pk}/").status_code == 404
    with pytest.raises(PermissionDenied):
        SignInAsBackend().authenticate(None, synthetic_person=person.pk)


def test_other_credentials_are_not_its_business(db):
    assert SignInAsBackend().authenticate(None, email="ada@example.org") is None


def test_letters_land_in_the_outbox_newest_first(client, db, settings, tmp_path):
    settings.OUTBOX = tmp_path / "outbox"
    assert "No letters yet" in client.get("/demonstration/outbox/").content.decode()
    post = get_connection("fairlead_web.accounts.outbox.OutboxBackend")
    assert (
        send_mail(
            "First", "Code 1 <b>, http://localhost:8000/a/?b=1.", None, ["a@example.org"], connection=post
        )
        == 1
    )
    letter = EmailMultiAlternatives("Second", "", None, ["b@example.org"], connection=post)
    letter.attach_alternative("<p>only</p>", "text/html")
    letter.send()
    page = client.get("/demonstration/outbox/").content.decode()
    assert page.index("Second") < page.index("First")
    assert "Code 1 &lt;b&gt;" in page
    assert '<a href="http://localhost:8000/a/?b=1" rel="noopener">http://localhost:8000/a/?b=1</a>.' in page
