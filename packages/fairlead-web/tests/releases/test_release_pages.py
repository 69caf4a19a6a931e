"""Pages for people who add and approve: who gets in, what they see, and what a bad file is answered with."""

import pytest
from django.urls import reverse
from public_releases import write_public

from fairlead_web.releases import actions
from fairlead_web.releases.models import Job, Release, Section, Upload

pytestmark = pytest.mark.django_db

DEEDS = ("request", "approve", "return", "withdraw", "delete")


@pytest.fixture
def as_(client):
    """as_(person) is a browser signed in as that person."""

    def sign_in(person):
        client.force_login(person, backend="fairlead_web.accounts.demonstration.SignInAsBackend")
        return client

    return sign_in


@pytest.fixture
def other_lead(make_person, make_organisation, give):
    """The lead of another organisation."""
    person = make_person("Olu Other")
    give(person, "lead", make_organisation("RX2"))
    return person


def test_strangers_and_other_organisations_find_nothing(as_, client, people, make_checked, other_lead):
    release = make_checked()
    pages = [("release", release.pk), ("progress", release.pk), ("progress_state", release.pk)]
    for person in (people.stranger, other_lead):
        browser = as_(person)
        for name, number in pages:
            assert browser.get(reverse(f"releases:{name}", args=[number])).status_code == 404
        for deed in DEEDS:
            assert browser.post(f"/releases/{release.pk}/{deed}/").status_code == 404
        for page in ("", "release/", "table/"):
            assert browser.get(f"/releases/add/RX1/{page}").status_code == 404
        assert "appraisal" not in browser.get("/releases/").content.decode()
    release.refresh_from_db()
    assert release.state == "checked"


def test_visitors_are_asked_to_sign_in(client, people, make_checked):
    release = make_checked()
    for address in ("/releases/", f"/releases/{release.pk}/", "/releases/add/RX1/", "/releases/uploads/1/"):
        assert client.get(address).headers["Location"].startswith("/account/sign-in/")
    for deed in DEEDS:
        assert client.post(f"/releases/{release.pk}/{deed}/").status_code == 302


@pytest.mark.parametrize(
    ("state", "person", "allowed"),
    [
        ("checked", "lead", {"request", "delete"}),
        ("checked", "approver", set()),
        ("awaiting", "lead", set()),
        ("awaiting", "approver", {"approve", "return"}),
        ("public", "lead", {"withdraw"}),
        ("public", "approver", {"withdraw"}),
    ],
)
def test_each_role_is_offered_what_it_may_do_now(as_, people, make_checked, state, person, allowed):
    release = make_checked()
    if state != "checked":
        release = actions.request_approval(release, by=people.lead)
    if state == "public":
        release = actions.approve(release, by=people.approver)
    page = as_(getattr(people, person)).get(f"/releases/{release.pk}/").content.decode()
    offered = {deed for deed in DEEDS if f'action="/releases/{release.pk}/{deed}/"' in page}
    assert offered == allowed


@pytest.mark.parametrize(
    ("person", "deed"),
    [("approver", "request"), ("lead", "approve"), ("lead", "return"), ("approver", "delete")],
)
def test_colleagues_are_told_what_they_may_not_do(as_, people, make_checked, person, deed):
    release = make_checked()
    assert as_(getattr(people, person)).post(f"/releases/{release.pk}/{deed}/").status_code == 403


def test_the_uploader_may_not_approve_with_both_roles(as_, people, make_checked, give):
    give(people.lead, "approver", people.trust)
    release = actions.request_approval(make_checked(), by=people.lead)
    assert as_(people.lead).post(f"/releases/{release.pk}/approve/").status_code == 403


def test_the_way_through_the_gate_and_back(as_, people, make_checked):
    release = make_checked()
    address = f"/releases/{release.pk}/"
    as_(people.lead).post(f"{address}request/")
    browser = as_(people.approver)
    empty = browser.post(f"{address}return/", {"note": " "})
    assert empty.status_code == 409
    assert "Say why" in empty.content.decode()
    browser.post(f"{address}return/", {"note": "The <b>period</b> is wrong."})
    page = as_(people.lead).get(address).content.decode()
    assert "Sent back: The &lt;b&gt;period&lt;/b&gt; is wrong." in page
    as_(people.lead).post(f"{address}request/")
    assert as_(people.approver).post(f"{address}approve/", follow=True).redirect_chain[-1][0] == address
    assert as_(people.approver).post(f"{address}approve/").status_code == 409
    assert '<details class="nhsuk-details">' in browser.get(address).content.decode()
    silent = as_(people.approver).post(f"{address}withdraw/", {"note": ""}).content.decode()
    assert '<details class="nhsuk-details" open>' in silent, "What is wrong stands where it can be mended."
    as_(people.approver).post(f"{address}withdraw/", {"note": "A site was missing."})
    assert "Withdrawn: A site was missing." in browser.get(address).content.decode()


def test_whoever_looks_through_many_figures_finds_each_from_the_top(as_, people):
    release = write_public(people.trust, people.lead, people.approver)
    page = as_(people.approver).get(f"/releases/{release.pk}/").content.decode()
    nav = page.partition('aria-label="Figures on this page"')[2].partition("</nav>")[0]
    sections = Section.objects.filter(release=release)
    assert sections.count() == 2
    for one in sections:
        assert f'href="#{one.slug}"' in nav
        assert f'id="{one.slug}"' in page


def test_my_page_names_what_a_lead_has_begun(as_, people, make_checked, table_file):
    def waiting(person):
        return (
            as_(person)
            .get("/my-page/")
            .content.decode()
            .partition('id="waiting"')[2]
            .partition("</section>")[0]
        )

    upload = actions.upload_table(organisation=people.trust, file=table_file(), by=people.lead)
    assert f'href="/releases/uploads/{upload.pk}/"' in waiting(people.lead)
    release = make_checked()
    assert f'href="/releases/{release.pk}/"' in waiting(people.lead)
    assert "Nothing." in waiting(people.approver)
    actions.request_approval(release, by=people.lead)
    assert f'href="/releases/{release.pk}/"' not in waiting(people.lead)
    assert f'href="/releases/{release.pk}/"' in waiting(people.approver)


def test_deleting_a_checked_release(as_, people, make_checked):
    release = make_checked()
    assert as_(people.lead).post(f"/releases/{release.pk}/delete/").headers["Location"] == "/releases/"
    awaiting = actions.request_approval(make_checked(), by=people.lead)
    assert as_(people.lead).post(f"/releases/{awaiting.pk}/delete/").status_code == 409


def test_a_superseded_release_names_its_successor(as_, people, make_public):
    first, second = make_public(), make_public()
    assert f'href="/releases/{second.pk}/"' in as_(people.lead).get(f"/releases/{first.pk}/").content.decode()


def test_progress_tells_where_the_work_stands(as_, people, release_zip):
    release = actions.upload_release(organisation=people.trust, file=release_zip(), by=people.lead)
    Job.objects.filter(release=release).update(stage="Unpacking", share=0.25)
    browser = as_(people.lead)
    page = browser.get(f"/releases/{release.pk}/progress/").content.decode()
    assert "Unpacking" in page
    assert f'<a href="/releases/{release.pk}/progress/">Look again</a>' in page
    assert 'http-equiv="refresh"' not in page, "Nobody's page is loaded anew while they read it."
    state = browser.get(f"/releases/{release.pk}/progress/state/").json()
    assert state == {"stage": "Unpacking", "percent": 25, "ended": False}
    assert browser.get(f"/releases/{release.pk}/").headers["Location"].endswith("/progress/")


def test_a_failure_is_told_in_the_librarys_words(
    as_, people, release_zip, django_capture_on_commit_callbacks
):
    file = release_zip(**{"release.json": b"{}"})
    with django_capture_on_commit_callbacks(execute=True):
        answer = as_(people.lead).post("/releases/add/RX1/release/", {"file": file})
    page = as_(people.lead).get(answer.headers["Location"]).content.decode()
    assert "release.json was changed after it was made" in page
    assert "Nothing was published" in page
    release = Release.objects.get()
    as_(people.lead).post(f"/releases/{release.pk}/delete/")
    assert not Release.objects.exists()


def test_questions_are_asked_and_missing_answers_named(as_, people, table_file, answers):
    browser = as_(people.lead)
    address = browser.post("/releases/add/RX1/table/", {"file": table_file()}).headers["Location"]
    page = browser.get(address).content.decode()
    assert "It holds ethnicity" in page
    assert "staff.csv" in browser.get("/releases/").content.decode()
    empty = browser.post(address, {})
    assert empty.status_code == 422
    assert "Answer this: Which period is the table about?" in empty.content.decode()
    assert Upload.objects.get().release is None


def test_a_table_that_was_swept_away(as_, people, table_file):
    browser = as_(people.lead)
    address = browser.post("/releases/add/RX1/table/", {"file": table_file()}).headers["Location"]
    Upload.objects.update(deleted_at="2026-01-01T00:00Z")
    assert browser.get(address).status_code == 410


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("people.csv", "NHS number,Ethnic group\n1,White\n2,White\n", "rows about people"),
        ("once.csv", "Ethnic group,Headcount\nWhite,9\nBlack,7\n", "needs a second count beside it"),
        ("rates.csv", "Ethnic group,Rate %\nWhite,3.5\nAsian,4.5\n", "without counts"),
        ("empty.csv", "", "The file is empty"),
        ("header.csv", "Ethnic group,Numerator,Denominator\n", ""),
        ("picture.png", b"\x89PNG", "not read here"),
        ("table.xlsx", b"PK\x03\x04 no workbook", ""),
        ("binary.csv", bytes(range(256)) * 40, ""),
        ("quote.csv", 'Ethnic group,Numerator,Denominator\n"White,1,2\n', ""),
        ("cr.csv", "", "The file is empty"),
        ("=cmd.csv", "a\n", ""),
    ],
)
def test_a_bad_table_ends_in_a_sentence_and_leaves_nothing(as_, people, table_file, name, content, sentence):
    answer = as_(people.lead).post("/releases/add/RX1/table/", {"file": table_file(content, name)})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "There is a problem" in page
    assert sentence in page
    assert "Traceback" not in page
    assert not Upload.objects.exists()


@pytest.mark.parametrize(
    ("name", "content"), [("release.zip", b"not a zip"), ("release.tar", b"x"), ("release.zip", b"")]
)
def test_a_bad_zip_ends_in_a_sentence(as_, people, table_file, name, content):
    answer = as_(people.lead).post("/releases/add/RX1/release/", {"file": table_file(content, name)})
    assert answer.status_code == 422
    assert not Release.objects.exists()


def test_a_file_that_is_too_large(as_, people, table_file, monkeypatch):
    monkeypatch.setattr("fairlead_web.releases.actions.uploads.MOST_BYTES", 10)
    answer = as_(people.lead).post("/releases/add/RX1/table/", {"file": table_file()})
    assert "larger than" in answer.content.decode()


def test_no_file_at_all(as_, people):
    assert "Choose a file" in as_(people.lead).post("/releases/add/RX1/table/").content.decode()


def test_an_approver_without_releases_and_a_person_without_roles(as_, people):
    assert "No figures yet" in as_(people.approver).get("/releases/").content.decode()
    assert "You hold no role" in as_(people.stranger).get("/releases/").content.decode()
    assert "My releases" in as_(people.lead).get("/").content.decode()
