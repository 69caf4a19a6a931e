"""Writing letters: with the deed they tell of, so that neither stands without the other."""

import datetime as dt
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from fairlead_web.accounts import fates, post
from fairlead_web.accounts.models import Letter, Objection, User
from fairlead_web.audit import api as audit

REMINDER = "reminder"  # the kind that people may object to
PASSING, URGENT = fates.PASSING, fates.URGENT


@transaction.atomic
def write_letter(
    *,
    to: User | str,
    subject: str,
    text: str,
    key: str,
    kind: str,
    good_until: dt.datetime | None = None,
) -> None:
    """Write a letter to a person, or to an address without an account; the worker sends it after the commit.

    `key` names the letter for its writer ("invitation-12"): a second one with the same key is not written.
    `subject` names no network, person or topic, since subjects show on locked telephones. After `good_until`
    the letter is of no use and is not sent any more. Of a letter of the kind PASSING or URGENT nothing stays
    once it is sent: that it was written, to whom and when would tell where somebody belongs.
    """
    if kind == REMINDER and isinstance(to, User) and Objection.objects.filter(person=to, purpose="reminders"):
        return
    letter, new = Letter.objects.get_or_create(
        key=key,
        defaults={
            "kind": kind,
            "person": to if isinstance(to, User) else None,
            "address": "" if isinstance(to, User) else to,
            "subject": subject,
            "text": text,
            "good_until": good_until,
        },
    )
    if new:
        post.hand_over(letter)


def write_to_nobody(*, subject: str, text: str) -> None:
    """Do what writing a letter does where nobody may learn that none is written; nothing of it stays."""
    write_letter(to="", subject=subject, text=text, key=f"nobody-{uuid4().hex}", kind=PASSING)


def forget_digests(person: User) -> None:
    """Delete a person's digests: the days on which there was news tell whose news it was."""
    Letter.objects.filter(person=person, kind=fates.DIGEST).delete()


@transaction.atomic
def send_again(letter: Letter, *, by: audit.Actor) -> bool:
    """Send a letter that may have gone; False where somebody has decided about it meanwhile."""
    decided = _decided("letter.sent_again", letter, by)
    if decided:
        Letter.objects.filter(pk=letter.pk).update(
            state=Letter.State.WAITING, handed_at=None, due_at=timezone.now()
        )
        post.hand_over(letter)
    return decided


@transaction.atomic
def leave(letter: Letter, *, by: audit.Actor) -> bool:
    """Take it that a letter went; False where somebody has decided about it meanwhile."""
    decided = _decided("letter.left", letter, by)
    if decided:
        fates.end(letter, Letter.State.FAILED, fates.IN_DOUBT)
    return decided


def _decided(action: str, letter: Letter, by: audit.Actor) -> bool:
    """Whether it is still to be decided; then it is recorded, without the number of one that passes."""
    waits = fates.doubtful().select_for_update(of=("self",)).filter(pk=letter.pk).exists()
    if waits:
        private = letter.kind not in fates.TOLD_OPENLY
        audit.record(action, by=by, subject=by if private and isinstance(by, User) else letter)
    return waits
