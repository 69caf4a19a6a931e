"""The post office: hands letters to the worker, sends them, tries again later when the mail is down.

No page waits for any of this. A letter whose job was lost (a database that was restarted, a worker that was
killed) is found again by `sweep`, which the worker runs once a minute, and by `fairlead-web send_letters`.
"""

import datetime as dt
import hashlib
import logging
from smtplib import SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django_tasks import default_task_backend, task

from fairlead_web.accounts.models import Letter
from fairlead_web.accounts.unsubscribe import unsubscribe_link

log = logging.getLogger(__name__)

DIGEST = "digest"  # the kind of letter that one may stop
PASSING = "passing"  # the kind of which nothing stays once it is over
MOST_ATTEMPTS = 12  # the waits below add up to about three days
FIRST_WAIT = dt.timedelta(minutes=1)
LONGEST_WAIT = dt.timedelta(hours=12)


def hand_over(letter: Letter) -> None:
    """Have the worker send a letter, once what was written with it is stored.

    Robust: a queue that cannot be reached leaves the letter waiting and the page whole.
    """
    transaction.on_commit(lambda: enqueue(letter.pk), robust=True)


def enqueue(number: int, after: dt.datetime | None = None) -> None:
    """A job for one letter; at once, or later where the queue can wait."""
    if after is None:
        deliver.enqueue(number)
    elif default_task_backend.supports_defer:
        deliver.using(run_after=after).enqueue(number)


@task()
def deliver(number: int) -> None:
    """Send one letter, if it is due and nobody else is at it."""
    send(number)


def send(number: int) -> bool:
    """Send one letter if it is due; whether it went."""
    letter = claim(number)
    if letter is None:
        return False
    try:
        message(letter).send()
    except Exception as fault:  # noqa: BLE001  (whatever the mail server does, the letter waits)
        put_back(letter, fault)
        return False
    end(letter, Letter.State.SENT)
    return True


def claim(number: int) -> Letter | None:
    """Take a letter that is due, so that no second worker sends it too; None where there is nothing to do.

    The next attempt is set before this one starts: a worker killed in between costs a wait, not a letter.
    """
    now = timezone.now()
    due = Letter.objects.filter(pk=number, state=Letter.State.WAITING, due_at__lte=now)
    letter = due.select_related("person").first()
    if letter is None:
        return None
    taken = due.filter(attempts=letter.attempts).update(
        attempts=F("attempts") + 1, due_at=now + wait(letter.attempts + 1)
    )
    if not taken:
        return None
    letter.refresh_from_db(fields=["attempts", "due_at"])
    late = letter.good_until is not None and letter.good_until < now
    if late or not reachable(letter):
        end(letter, Letter.State.FAILED, "no longer wanted")
        return None
    return letter


def reachable(letter: Letter) -> bool:
    """Whether there is somebody to write to: closed accounts get no letters."""
    return bool(letter.address) or bool(letter.person and letter.person.is_active)


def message(letter: Letter) -> EmailMessage:
    """The e-mail. Its id is made from the key, so that a mail server can know a repeated one."""
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">")
    digest = hashlib.sha256(f"{settings.SECRET_KEY}{letter.key}".encode()).hexdigest()[:32]
    headers = {"Message-ID": f"<{digest}@{domain}>", "Auto-Submitted": "auto-generated"}
    if letter.kind == DIGEST and letter.person:
        # Mail programs offer one press that stops it, and send the form themselves.
        headers["List-Unsubscribe"] = f"<{unsubscribe_link(letter.person)}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    to = letter.person.email if letter.person else letter.address
    return EmailMessage(letter.subject, letter.text, to=[to], headers=headers)


def put_back(letter: Letter, fault: Exception) -> None:
    """Leave a letter for a later attempt, or give it up: an address that refuses it will go on refusing."""
    name = type(fault).__name__
    log.warning("Letter %s was not sent: %s (attempt %s)", letter.pk, name, letter.attempts)
    if letter.attempts >= MOST_ATTEMPTS or isinstance(fault, SMTPRecipientsRefused):
        end(letter, Letter.State.FAILED, name)
        return
    Letter.objects.filter(pk=letter.pk).update(fault=name)
    enqueue(letter.pk, letter.due_at)


def end(letter: Letter, state: Letter.State, fault: str = "") -> None:
    """Close a letter and wipe it; one that passes is deleted."""
    if letter.kind == PASSING:
        Letter.objects.filter(pk=letter.pk).delete()
        return
    sent_at = timezone.now() if state == Letter.State.SENT else None
    Letter.objects.filter(pk=letter.pk).update(
        state=state, sent_at=sent_at, text="", address="", fault=fault[:60]
    )


def wait(attempts: int) -> dt.timedelta:
    """How long after an attempt the next one comes: twice as long each time."""
    doublings = min(attempts - 1, MOST_ATTEMPTS)
    return min(FIRST_WAIT * int(2**doublings), LONGEST_WAIT)


def due() -> list[int]:
    """Letters to be tried now, oldest first."""
    waiting = Q(state=Letter.State.WAITING, due_at__lte=timezone.now())
    return list(Letter.objects.filter(waiting).values_list("pk", flat=True))


def send_due() -> int:
    """Send every letter that is due, here and now; how many went."""
    return sum(send(number) for number in due())


def sweep() -> int:
    """Hand every letter that is due to the worker again; how many."""
    numbers = due()
    for number in numbers:
        enqueue(number)
    return len(numbers)
