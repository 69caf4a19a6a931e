"""The life of a release: its deeds, who may do them, and what the database itself refuses."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from fairlead import api
from fairlead_web.audit.models import Event
from fairlead_web.organisations.api import may
from fairlead_web.releases import actions, queries, store
from fairlead_web.releases.actions import approval
from fairlead_web.releases.actions.approval import NotNow
from fairlead_web.releases.models import Figure, Job, Release, Section, Settled, Upload

pytestmark = pytest.mark.django_db


def test_a_counted_table_is_a_checked_release_with_protected_figures(count_table, people):
    release = count_table()
    assert release.state == "checked"
    assert release.kind == "certified"
    assert (release.title, release.study) == ("Staff who had an appraisal", "staff-who-had-an-appraisal")
    assert release.period == "2025/26"
    assert release.synthetic is True
    assert release.publisher == people.trust.name
    other = Figure.objects.get(release=release, group_label="Other ethnic groups")
    assert (other.state, other.numerator, other.value) == ("suppressed", None, None)
    white = Figure.objects.get(release=release, group_label="White")
    assert (white.numerator, white.denominator) == (2010, 3000)
    assert white.value == pytest.approx(67.0)
    section = Section.objects.get(release=release)
    assert section.chart.startswith("<svg")
    assert section.publisher == people.trust.name
    assert section.release.job.state == Job.State.DONE


def test_what_was_sent_is_deleted_once_counted(make_checked):
    upload = make_checked().upload
    assert upload.deleted_at is not None
    assert not store.path(upload.folder).exists()


def test_every_deed_is_on_the_record(make_public):
    make_public()
    events = Event.objects.filter(action__regex="^(release|upload)").order_by("pk")
    deeds = list(events.values_list("action", flat=True))
    assert deeds == [
        "upload.received",
        "release.drafted",
        "release.checked",
        "release.approval_requested",
        "release.approved",
    ]


def test_the_uploader_cannot_approve_even_as_an_approver(make_checked, people, give):
    give(people.lead, "approver", people.trust)
    release = actions.request_approval(make_checked(), by=people.lead)
    with pytest.raises(NotNow, match="second person"):
        actions.approve(release, by=people.lead)
    release.refresh_from_db()
    assert release.state == "awaiting"


def test_neither_who_sent_a_table_nor_who_answered_for_it_approves(
    people, make_person, give, table_file, answers, django_capture_on_commit_callbacks
):
    sender, answerer = people.lead, make_person("Ana Answerer")
    give(answerer, "lead", people.trust)
    for one in (sender, answerer):
        give(one, "approver", people.trust)
    upload = actions.upload_table(organisation=people.trust, file=table_file(), by=sender)
    with django_capture_on_commit_callbacks(execute=True):
        release = actions.answer(upload, answers=answers, by=answerer)
    release = actions.request_approval(release, by=answerer)
    for one in (sender, answerer):
        assert not may(one, "releases.approve", release)
        assert list(queries.awaiting_second_person(one)) == []
        with pytest.raises(NotNow, match="second person"):
            actions.approve(release, by=one)
    assert may(people.approver, "releases.approve", release)
    assert list(queries.awaiting_second_person(people.approver)) == [release]
    assert actions.approve(release, by=people.approver).state == "public"


def test_the_database_refuses_an_approver_who_is_the_uploader(make_checked, people):
    release = actions.request_approval(make_checked(), by=people.lead)
    with pytest.raises(IntegrityError), transaction.atomic():
        Release.objects.filter(pk=release.pk).update(
            state="public", approved_at=timezone.now(), approved_by=people.lead
        )


@pytest.mark.parametrize(
    "values",
    [
        {"approved_at": "now"},
        {"approved_by": "approver"},
        {"approved_at": "now", "approved_by": "approver"},  # not public
        {"state": "public"},  # not approved
        {"state": "awaiting"},  # nobody asked
        {"requested_at": "now", "requested_by": "lead"},  # not awaiting
        {"requested_by": "lead", "state": "awaiting"},
        {"withdrawn_at": "now", "withdrawn_by": "lead", "withdrawal_note": "why"},  # was never public
        {"withdrawal_note": "why"},
        {"superseded_at": "now"},
        {"state": "superseded"},
        {"sha256": ""},
        {"publisher": ""},
        {"checked_at": None},
    ],
)
def test_the_database_refuses_states_that_cannot_be(make_checked, people, values):
    release = make_checked()
    meant = {"now": timezone.now(), "approver": people.approver, "lead": people.lead}
    with pytest.raises(IntegrityError), transaction.atomic():
        Release.objects.filter(pk=release.pk).update(
            **{name: meant.get(value, value) for name, value in values.items()}
        )


def test_one_public_release_of_a_study_and_period(make_public, make_checked, people):
    make_public()
    second = actions.request_approval(make_checked(), by=people.lead)
    with pytest.raises(IntegrityError), transaction.atomic():
        Release.objects.filter(pk=second.pk).update(
            state="public", approved_at=timezone.now(), approved_by=people.approver
        )


def test_approving_a_correction_supersedes(make_public):
    first = make_public()
    second = make_public()
    first.refresh_from_db()
    assert (first.state, first.superseded_by) == ("superseded", second)
    assert first.superseded_at is not None
    assert second.state == "public"


def test_whoever_approves_is_told_what_loses_its_place(client, make_public, make_checked, people):
    first, beside = make_public(), make_public(period="2024/25")
    second = actions.request_approval(make_checked(), by=people.lead)
    client.force_login(people.approver, backend="fairlead_web.accounts.demonstration.SignInAsBackend")
    page = client.get(f"/releases/{second.pk}/").content.decode()
    assert "it takes the place of what is public now" in page
    assert f'href="/releases/{first.pk}/"' in page
    assert f'href="/releases/{beside.pk}/"' not in page
    actions.approve(second, by=people.approver)
    page = client.get(f"/releases/{first.pk}/").content.decode()
    assert "takes the place of what is public now" not in page
    assert "What the public saw" in page


def test_whoever_approves_is_told_what_stays_beside_it_under_another_title(
    client, make_public, make_checked, people
):
    first, other = make_public(), make_public(period="2024/25")
    second = make_checked()
    Release.objects.filter(pk=second.pk).update(study="corrected")
    client.force_login(people.lead, backend="fairlead_web.accounts.demonstration.SignInAsBackend")
    page = client.get(f"/releases/{second.pk}/").content.decode()
    assert "it stands beside these" in page
    assert f'href="/releases/{first.pk}/"' in page
    assert f'href="/releases/{other.pk}/"' not in page
    assert "takes the place of what is public now" not in page
    second = actions.request_approval(second, by=people.lead)
    actions.approve(second, by=people.approver)
    assert "it stands beside these" not in client.get(f"/releases/{second.pk}/").content.decode()


def test_another_period_stands_beside(make_public):
    first, second = make_public(), make_public(period="2024/25")
    first.refresh_from_db()
    assert (first.state, second.state) == ("public", "public")


def test_a_release_that_holds_an_earlier_one_again_takes_its_place(
    make_public, make_checked, people, monkeypatch
):
    own = approval._periods
    monkeypatch.setattr(approval, "_periods", lambda one: {*own(one), *one.period.split(" to ")})
    first, other = make_public(), make_public(period="2024/25")
    second = make_checked(period="2025/26 to 2026/27")
    actions.supersede(second, by=people.approver, now=timezone.now())
    for one, state in ((first, "superseded"), (other, "public")):
        one.refresh_from_db()
        assert one.state == state


def test_a_correction_that_would_give_people_away_stops_with_the_reason(make_public, count_table):
    make_public()
    release = count_table("".join(TABLE_WITH_ONE_MORE))
    assert release.state == "draft"
    assert "earlier release" in release.job.message


TABLE_WITH_ONE_MORE = (
    "Ethnic group,Number appraised,Number of staff\n",
    "White,2010,3000\nMixed,60,90\nAsian,401,701\nBlack,210,420\nOther,3,70\nNot stated,40,100\n",
)


def test_sent_back_with_a_note(make_checked, people):
    release = actions.request_approval(make_checked(), by=people.lead)
    release = actions.send_back(release, note="The period is wrong.", by=people.approver)
    assert (release.state, release.returned_note) == ("checked", "The period is wrong.")
    assert actions.request_approval(release, by=people.lead).returned_note == ""


def test_withdrawing_needs_a_note(make_public, people):
    release = make_public()
    with pytest.raises(NotNow, match="Say why"):
        actions.withdraw(release, note="  ", by=people.approver)
    release = actions.withdraw(release, note="The extract lacked a site.", by=people.approver)
    assert (release.state, release.withdrawn_by) == ("withdrawn", people.approver)


@pytest.mark.parametrize("deed", ["request_approval", "approve", "send_back", "withdraw"])
def test_deeds_out_of_order_are_refused(make_checked, people, deed):
    release = make_checked()
    if deed == "request_approval":
        actions.request_approval(release, by=people.lead)
    options = {"note": "why"} if deed in ("send_back", "withdraw") else {}
    with pytest.raises(NotNow):
        getattr(actions, deed)(release, by=people.approver, **options)


def test_approval_verifies_again(make_checked, people):
    release = actions.request_approval(make_checked(), by=people.lead)
    document = store.path(release.folder) / "release.json"
    document.write_text(document.read_text().replace("2010", "2011"))
    with pytest.raises(api.CertificateError, match="not the ones that were checked"):
        actions.approve(release, by=people.approver)
    release.refresh_from_db()
    assert release.state == "awaiting"


def test_approval_verifies_the_certificate_too(make_checked, people):
    release = make_checked()
    document = store.path(release.folder) / "release.json"
    document.write_text(document.read_text().replace("2010", "2011"))
    Release.objects.filter(pk=release.pk).update(sha256=store.sha256(release.folder))
    release = actions.request_approval(release, by=people.lead)
    with pytest.raises(api.CertificateError):
        actions.approve(release, by=people.approver)


def test_nothing_of_a_public_release_can_be_changed(make_public):
    release = make_public()
    release.title = "Another"
    with pytest.raises(Settled):
        release.save()
    with pytest.raises(Settled):
        Release.objects.filter(pk=release.pk).update(publisher="Another")
    with pytest.raises(Settled):
        release.delete()
    with pytest.raises(Settled):
        Release.objects.filter(pk=release.pk).delete()
    with pytest.raises(Settled):
        Release.objects.bulk_update([release], ["title"])


def test_nothing_of_its_figures_can_be_changed(make_public):
    release = make_public()
    figure = Figure.objects.filter(release=release).first()
    section = Section.objects.filter(release=release).first()
    for row in (figure, section):
        with pytest.raises(Settled):
            row.save()
        with pytest.raises(Settled):
            row.delete()
        with pytest.raises(Settled):
            type(row).objects.filter(release=release).update(period="2026")
        with pytest.raises(Settled):
            type(row).objects.filter(release=release).delete()
    figure.pk = None
    with pytest.raises(Settled):
        figure.save()
    with pytest.raises(Settled):
        Figure.objects.bulk_create([figure])


@pytest.mark.parametrize(
    "values",
    [
        {"state": "value", "value": None},
        {"state": "suppressed", "value": 3.0},
        {"state": "suppressed", "numerator": 3},
    ],
)
def test_the_database_refuses_a_figure_with_more_than_its_state(people, values):
    draft = Release.objects.create(organisation=people.trust, uploaded_by=people.lead)
    with pytest.raises(IntegrityError), transaction.atomic():
        Figure(release=draft, indicator="x@1", body_code="RX1", period="2025", **values).save()


def test_figures_of_a_draft_may_go_with_it(people):
    draft = Release.objects.create(organisation=people.trust, uploaded_by=people.lead)
    row = Figure(release=draft, indicator="x@1", body_code="RX1", period="2025", state="undefined")
    row.save()
    assert str(row) == "x@1 RX1  2025"
    row.delete()
    Figure(release=draft, indicator="x@1", body_code="RX1", period="2025", state="undefined").save()
    assert Figure.objects.filter(release=draft).delete()[0] == 1


def test_a_checked_release_can_be_deleted_with_its_files(
    make_checked, people, django_capture_on_commit_callbacks
):
    release = make_checked()
    folder = store.path(release.folder)
    assert folder.is_dir()
    with django_capture_on_commit_callbacks(execute=True):
        actions.discard(release, by=people.lead)
    assert not Release.objects.exists()
    assert not Upload.objects.exists()
    assert not folder.exists()


def test_what_awaits_approval_cannot_be_deleted(make_checked, people):
    release = actions.request_approval(make_checked(), by=people.lead)
    with pytest.raises(NotNow, match="awaiting approval"):
        actions.discard(release, by=people.lead)


def test_names_in_words(make_checked):
    release = make_checked()
    assert str(release) == "Staff who had an appraisal"
    assert str(release.job) == "Done: Staff who had an appraisal"
    assert str(release.upload) == "my-release.zip"
    assert str(Section.objects.get(release=release)) == Section.objects.get(release=release).title


def test_what_waits_for_whom(people, make_checked):
    release = make_checked()
    assert list(queries.awaiting_second_person(people.approver)) == []
    actions.request_approval(release, by=people.lead)
    assert list(queries.awaiting_second_person(people.approver)) == [release]
    assert list(queries.awaiting_second_person(people.lead)) == []
    assert list(queries.awaiting_second_person(people.stranger)) == []
    actions.send_back(release, note="Which year?", by=people.approver)
    assert list(queries.sent_back(people.lead)) == [release]
    assert list(queries.sent_back(people.approver)) == []
