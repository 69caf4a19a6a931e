"""Whatever fails, and whoever it was about: neither the log nor the page says who, or what was typed."""

from smtplib import SMTPDataError, SMTPRecipientsRefused

import pytest
from django.core.mail import EmailMessage
from django.db import DataError, IntegrityError, OperationalError, connection
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult
from readers import listening_to_the_log

from fairlead_web.accounts import api as accounts
from fairlead_web.accounts.models import Letter, User
from fairlead_web.audit.api import SITE
from fairlead_web.config.worker import Queue

NAME, ADDRESS = "Zebedee O’Quux <b>", "zebedee.quux@example.org"
TELLING = ("Zebedee", "Quux", "quux", "zebedee", "INSERT INTO", "SELECT", "example.org")


def quiet(lines):
    """Each line is one object, and says nothing of the person."""
    assert lines
    for line in lines:
        assert line.startswith('{"at"'), line
        assert "\n" not in line, line
        assert not [word for word in TELLING if word in line], line


@pytest.fixture
def sponsor(sign_in, make_person, make_organisation, give):
    """A browser of somebody who may invite."""
    person = make_person("Lena Lead")
    give(person, "lead", make_organisation("RX1"))
    browser = sign_in(person)
    browser.raise_request_exception = False
    return browser


def twice(*args, **kwargs):
    """What the database refuses, and quotes."""
    for _ in range(2):
        User.objects.create(email=ADDRESS, name=NAME)


def too_long(*args, **kwargs):
    """What PostgreSQL refuses, and quotes."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT CAST(%s AS integer)", [ADDRESS])
    raise DataError(f'invalid input syntax for type integer: "{ADDRESS}"')


def saying(fault):
    """Something that fails with a person's address in its words."""

    def fail(*args, **kwargs):
        raise fault(f"DETAIL: Key (email)=({ADDRESS}) already exists, {NAME}")

    return fail


FAULTS = [twice, too_long, saying(ValueError), saying(IntegrityError), saying(OperationalError)]


@pytest.mark.parametrize("fault", FAULTS)
def test_a_request_that_fails(sponsor, monkeypatch, fault):
    monkeypatch.setattr("fairlead_web.accounts.actions.joining.write_letter", fault)
    with listening_to_the_log() as lines:
        answer = sponsor.post("/account/invitations/", {"address": ADDRESS})
    assert answer.status_code in (500, 503)
    quiet(lines)
    assert not [word for word in TELLING if word in answer.content.decode()]


@pytest.mark.parametrize(
    "path",
    [f"/people/{ADDRESS}/", "/people/zebedee.quux%40example.org/", f"/networks/?q={ADDRESS}&text={NAME}"],
)
def test_an_address_with_a_person_in_it(client, db, path):
    with listening_to_the_log() as lines:
        client.get(path)
        client.post("/account/sign-in/", {"email": ADDRESS}, headers={"Host": "zebedee.quux@example.org"})
    quiet(lines)


@task()
def failing_job(number):
    """A job that fails over a person."""
    raise ValueError(f"{ADDRESS} is no number")


def test_a_job_that_fails(db, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    worker = Queue(
        queue_names=["default"], excluded_queue_names=[], backend_name="default", interval=0, batch=True,
        startup_delay=False, max_tasks=1, worker_id="one",
    )  # fmt: skip  # several to a line read better here
    failing_job.enqueue(1)
    DBTaskResult.objects.get().claim("one")
    with listening_to_the_log() as lines:
        worker.run_task(DBTaskResult.objects.get())
    quiet(lines)
    kept = DBTaskResult.objects.get()
    assert (kept.status, kept.exception_class_path) == ("FAILED", "builtins.ValueError")
    assert not [word for word in TELLING if word in kept.traceback], "Nor does the queue keep it."
    assert "failing_job" in kept.traceback


@pytest.mark.parametrize(
    "fault",
    [
        SMTPRecipientsRefused({ADDRESS: (550, f"No such user {ADDRESS}".encode())}),
        SMTPDataError(554, f"Rejected: {NAME}".encode()),
        OSError(f"connection for {ADDRESS} lost"),
    ],
)
def test_a_letter_that_fails(db, monkeypatch, fault):
    def send(self, *args, **kwargs):
        raise fault

    monkeypatch.setattr(EmailMessage, "send", send)
    person = accounts.add_person(email=ADDRESS, name=NAME, by=SITE, synthetic=True)
    with listening_to_the_log() as lines:
        accounts.write_letter(to=person, subject=NAME, text=NAME, key="n", kind="notice")
        Letter.objects.update(due_at=timezone.now())
        accounts.send_letters()
    quiet(lines)
    assert ADDRESS not in Letter.objects.get().fault
