"""The post office: hands letters to the worker, sends them, tries again later when the mail is down.

No page waits for any of this. A letter whose job was lost (a database that was restarted, a worker that was
killed) is found again by `sweep`, which the worker runs once a minute, and by `fairlead-web send_letters`.
"""

import datetime as dt
import hashlib
from functools import partial
from smtplib import SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django_tasks import default_task_backend, task

from fairlead_web.accounts import fates
from fairlead_web.accounts.mail_server import AnswerLost
from fairlead_web.accounts.models import Letter
from fairlead_web.accounts.unsubscribe import unsubscribe_link


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
    except AnswerLost:
        fates.note(letter, partial(fates.doubt, letter))
        return False
    except Exception as fault:  # noqa: BLE001  (whatever the mail server does, the letter waits)
        fates.note(letter, partial(put_back, letter, fault))
        return False
    fates.note(letter, partial(fates.went, letter))
    return True


def claim(number: int) -> Letter | None:
    """Take a letter that is due, so that no second worker sends it too; None where there is nothing to do."""
    now = timezone.now()
    due = Letter.objects.filter(pk=number, state=Letter.State.WAITING, due_at__lte=now)
    letter = due.select_related("person").first()
    if letter is None:
        return None
    late = letter.good_until is not None and letter.good_until < now
    if late or not reachable(letter):
        fates.end(letter, Letter.State.FAILED, fates.UNWANTED)
        return None
    return letter if fates.take(letter) else None


def reachable(letter: Letter) -> bool:
    """Whether there is somebody to write to: closed accounts get no letters."""
    return bool(letter.address) or bool(letter.person and letter.person.is_active)


def message(letter: Letter) -> EmailMessage:
    """The e-mail. Its id is made from the key, so that a mail server can know a repeated one."""
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">")
    digest = hashlib.sha256(f"{settings.SECRET_KEY}{letter.key}".encode()).hexdigest()[:32]
    headers = {"Message-ID": f"<{digest}@{domain}>", "Auto-Submitted": "auto-generated"}
    if letter.kind == fates.DIGEST and letter.person:
        # Mail programs offer one press that stops it, and send the form themselves.
        headers["List-Unsubscribe"] = f"<{unsubscribe_link(letter.person)}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    to = letter.person.email if letter.person else letter.address
    return EmailMessage(letter.subject, letter.text, to=[to], headers=headers)


def put_back(letter: Letter, fault: Exception) -> None:
    """Leave a letter for a later attempt, or give it up: an address that refuses it will go on refusing."""
    refused = isinstance(fault, SMTPRecipientsRefused)
    if fates.failed(letter, type(fault).__name__, for_good=refused):
        enqueue(letter.pk, letter.due_at)


def due() -> list[int]:
    """Letters to be tried now, oldest first; those left half sent are looked for first."""
    fates.tell()
    fates.find_doubts()
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
