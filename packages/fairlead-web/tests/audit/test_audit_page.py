import pytest

from fairlead_web.audit import presenters
from fairlead_web.audit.models import Event


def test_a_visitor_is_sent_to_sign_in(client, db):
    answer = client.get("/audit/")
    assert (answer.status_code, answer.url) == (302, "/account/sign-in/?next=/audit/")


def test_lead_approver_and_administrator_may_not_read_it(sign_in, make_person, make_organisation, give):
    trust = make_organisation()
    for kind, organisation in [("lead", trust), ("approver", trust), ("administrator", None)]:
        person = make_person(f"Holder {kind}")
        give(person, kind, organisation)
        assert sign_in(person).get("/audit/").status_code == 403


def test_the_programme_team_reads_who_did_what(sign_in, make_person, make_organisation, give):
    person = make_person("Joan Ashworth")
    give(person, "programme-team")
    make_organisation("RX9")
    text = sign_in(person).get("/audit/").content.decode()
    assert "Organisation added" in text
    assert "The site" in text
    assert "RX9" in text


def test_a_person_without_a_row_is_shown_by_number(db, make_organisation):

    event = Event(actor=987_654, action="release.approved", subject_type="releases.release", subject_id="4")
    event.at = None
    [row] = presenters.rows([event])
    assert row[1:4] == ["Person 987654", "Release approved", "release 4"]


@pytest.mark.parametrize(
    ("action", "kind", "detail", "told"),
    [
        ("article.published", "content.articlepage", {}, ["Article published", "article 7", ""]),
        ("person.added", "accounts.user", {"synthetic": True}, ["Person added", "person 7", "synthetic"]),
        ("person.added", "accounts.user", {"synthetic": False}, ["Person added", "person 7", ""]),
        (
            "release.superseded",
            "releases.release",
            {"superseded_by": 8},
            ["Release replaced by a newer one", "release 7", "replaced by release 8"],
        ),
        (
            "role.given",
            "organisations.role",
            {"kind": "programme-team", "person": 9},
            ["Role given", "role 7", "programme team, person 9"],
        ),
        (
            "thing.done",
            "gone.thing",
            {"rows": 3, "why": "a_b"},
            ["Thing done", "thing 7", "rows: 3, why: a b"],
        ),
    ],
)
def test_the_record_is_in_words(db, action, kind, detail, told):
    event = Event(action=action, subject_type=kind, subject_id="7", detail=detail)
    event.at = None
    [row] = presenters.rows([event])
    assert [row[2], row[3], row[5]] == told
