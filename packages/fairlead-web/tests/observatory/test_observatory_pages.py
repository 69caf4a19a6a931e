"""What everybody reads: figures apart by origin, with publisher, doubt, files; and what withdrawing does."""

import pytest
from django.template import engines

from fairlead_web.observatory.api import latest_figures
from fairlead_web.releases import actions, store
from fairlead_web.releases.models import Section

pytestmark = pytest.mark.django_db

PAGE = "/observatory/RX1/appraisal@1/"


def text(client, address, status=200):
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def test_nothing_is_public_yet(client):
    page = text(client, "/observatory/")
    assert "Nothing is public yet" in page
    assert 'role="search"' not in page, "There is nothing to look through."
    assert latest_figures() == []


def test_published_figures_stand_first_and_apart(client, publish):
    publish()
    publish("ENGLAND", key="wres@1", published_elsewhere=True, synthetic=False)
    publish("RX3", synthetic=False)
    page = text(client, "/observatory/")
    headings = ["Published national figures", "Figures released here", "Synthetic figures"]
    assert sorted(headings, key=page.index) == headings
    assert page.index("Title of wres@1") < page.index("Figures released here")
    assert "published by NHS England" in page
    assert page.count("nhsuk-tag--yellow") == 1


def test_narrowing_by_words_organisation_and_publisher(client, publish):
    publish()
    publish("RX2", key="pay@1")
    for query, shown, hidden in (
        ("text=PAY", "Title of pay@1", "Title of appraisal@1"),
        ("organisation=RX1", "Title of appraisal@1", "Title of pay@1"),
        ("publisher=Trust+RX2", "Title of pay@1", "Title of appraisal@1"),
    ):
        page = text(client, f"/observatory/?{query}")
        assert shown in page
        assert hidden not in page
    assert "No public figure matches" in text(client, "/observatory/?text=nothing")


def test_the_clearest_gap_speaks_for_an_indicator(publish):
    publish()
    [entry] = latest_figures()
    assert entry.claim == "Claim by sex <script>"
    assert entry.href == PAGE
    assert (entry.organisation_name, entry.publisher, entry.synthetic) == ("Trust RX1", "Trust RX1", True)


def test_a_page_holds_all_that_must_stand_beside_a_chart(client, publish):
    publish()
    page = text(client, PAGE)
    for words in (
        "Claim by ethnicity &lt;script&gt;", "<title>Chart</title>", "Description.", "67.0%",
        "The gap has narrowed.", "withheld",
        "What this cannot tell you", "Why.",
        'Source: <span lang="en-GB">Electronic staff record.', "Known for 97%.",
        "Trust RX1",
        "These figures are synthetic", "not who made them",
    ):  # fmt: skip  # several to a line read better here
        assert words in page
    assert "<script>" not in page


def test_published_figures_say_that_they_have_no_certificate(client, publish):
    publish("ENGLAND", key="wres@1", published_elsewhere=True, synthetic=False)
    page = text(client, "/observatory/ENGLAND/wres@1/")
    assert "They have no certificate of ours" in page
    assert "synthetic" not in page.split("<main")[1]


def test_several_bodies_can_be_told_apart(client, publish, monkeypatch):
    release = publish()
    monkeypatch.setattr("fairlead_web.observatory.views.SECTIONS_A_PAGE", 1)
    assert "Page 2 of 2" in text(client, PAGE)
    assert "Claim by" not in text(client, f"{PAGE}?body=elsewhere")
    assert release.state == "public"


@pytest.mark.parametrize(
    ("title", "called"),
    [("Staff by age", "By age"), ("Staff", "Staff"), ("Others by age", "Others by age")],
)
def test_a_section_is_called_by_what_the_pages_heading_leaves_open(title, called):
    assert Section(indicator_title="Staff", title=title).title_beside_indicator == called


def test_the_gaps_over_time_stand_beside_the_newest_figures():
    made = engines["jinja2"].from_string('{% from "ui/components.jinja" import figure %}{{ figure(one) }}')
    figure = {"id": "x", "title": "By age", "claim": "A claim", "chart": "A chart"}
    assert "The newest figures" not in made.render({"one": figure})
    page = made.render({"one": {**figure, "change": {"chart": "Another", "description": "It rises."}}})
    words = [
        "By age",
        "A claim",
        "The newest figures",
        "A chart",
        "The gaps over time",
        "Another",
        "It rises.",
    ]
    assert sorted(words, key=page.index) == words


def test_the_newest_release_is_shown_and_others_are_named(client, publish):
    publish(period="2024/25")
    publish(period="2025/26")
    page = text(client, PAGE)
    assert "(2025/26)" in page
    assert "Study of RX1, 2024/25</a>: public" in page


def test_nothing_is_found_under_other_names(client, publish):
    publish()
    for address in (
        "/observatory/RX1/other@1/",
        "/observatory/RX2/appraisal@1/",
        "/observatory/releases/99/",
    ):
        text(client, address, 404)
    text(client, f"{PAGE}999.csv", 404)


def test_csv_of_a_section(client, publish):
    publish()
    page = text(client, PAGE)
    address = page.split('href="')[1:]
    [first, _] = [one.split('"')[0] for one in address if one.split('"')[0].endswith(".csv")]
    answer = client.get(first)
    assert answer.content == b"group,figure\r\nWhite,67\r\n"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_csv_of_a_release_runs_in_no_spreadsheet(client, publish):
    release = publish()
    answer = client.get(f"/observatory/releases/{release.pk}/figures.csv")
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert "'=HYPERLINK(1)" in lines[1]
    assert ",-1.5," in lines[1]
    assert "suppressed,,,,," in lines[2]
    again = client.get(
        f"/observatory/releases/{release.pk}/figures.csv", HTTP_IF_NONE_MATCH=answer.headers["ETag"]
    )
    assert again.status_code == 304


def test_files_of_the_certificate_and_no_others(client, publish):
    release = publish()
    folder = store.path(release.folder)
    folder.mkdir(parents=True)
    for name in ("release.json", "certificate.json", "report.html"):
        (folder / name).write_text("{}")
    page = text(client, f"/observatory/releases/{release.pk}/")
    assert "certificate.json" in page
    answer = client.get(f"/observatory/releases/{release.pk}/certificate.json")
    assert b"".join(answer.streaming_content) == b"{}"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="certificate.json"'
    for name in ("report.html", "manifest.json", "..%2Fsecret"):
        text(client, f"/observatory/releases/{release.pk}/{name}", 404)


def test_withdrawn_figures_are_gone_and_the_note_stays(client, publish):
    release = publish()
    folder = store.path(release.folder)
    folder.mkdir(parents=True)
    (folder / "release.json").write_text("{}")
    actions.withdraw(release, note="A site was <b>missing</b>.", by=publish.people["approver"])
    page = text(client, PAGE, 410)
    assert "were withdrawn by Trust RX1 on" in page, "Who followed a link is told what became of it."
    assert "A site was &lt;b&gt;missing&lt;/b&gt;." in page
    assert f'href="/observatory/releases/{release.pk}/"' in page
    assert "Claim by" not in page
    page = text(client, f"/observatory/releases/{release.pk}/")
    assert "A site was &lt;b&gt;missing&lt;/b&gt;." in page
    assert "figures.csv" not in page
    for name in ("figures.csv", "release.json"):
        text(client, f"/observatory/releases/{release.pk}/{name}", 404)
    assert latest_figures() == []
    assert "No figures of this organisation are public here" in text(client, "/organisations/RX1/")


def test_figures_that_a_newer_release_leaves_out_are_gone_with_a_word(client, publish):
    older, newer = publish(), publish(key="pay@1", study="another")
    type(older).objects.filter(pk=older.pk).update(
        state="superseded",
        superseded_at=newer.approved_at,
        superseded_by=newer,
    )
    assert "were replaced by figures that do not hold them" in text(client, PAGE, 410)


def test_what_is_not_public_is_nowhere(client, publish, make_organisation):
    release = publish()
    draft = type(release).objects.create(
        organisation=release.organisation, uploaded_by=release.uploaded_by, title="Secret draft"
    )
    text(client, f"/observatory/releases/{draft.pk}/", 404)
    assert "Secret draft" not in text(client, "/observatory/")


def test_an_organisations_page_shows_its_figures(client, publish, make_organisation):
    publish()
    make_organisation("RX9")
    assert "Title of appraisal@1" in text(client, "/organisations/RX1/")
    assert "Title of" not in text(client, "/organisations/RX9/")


def test_a_long_table_is_folded_and_a_short_one_is_open(client):
    figure = {"id": "x", "claim": "A claim", "table": "<table></table>"}
    template = "{% from 'ui/components.jinja' import figure %}{{ figure(one) }}"
    made = engines["jinja2"].from_string(template)
    assert 'fl-figure__table" open>' in made.render({"one": figure})
    assert 'fl-figure__table">' in made.render({"one": {**figure, "folded": True}})


def test_a_networks_page_lists_the_figures_it_is_about(client, publish):
    empty = client.get("/networks/women-leaders/").content.decode()
    assert "No public figure is broken down so yet." in empty
    publish()
    page = client.get("/networks/women-leaders/").content.decode()
    assert 'href="/observatory/RX1/appraisal@1/"' in page
    assert "Claim by sex" in page
    other = client.get("/networks/lgbtq-leaders/").content.decode()
    assert "/observatory/RX1/" not in other, "Sex is not sexual orientation."
