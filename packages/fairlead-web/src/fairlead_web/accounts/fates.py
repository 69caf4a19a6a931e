"""What becomes of a letter: each step is noted before the next is taken, so that none goes twice by itself.

Between the mail server's word and our note of it anything may die. A letter that was being sent then, by
somebody who is gone, is in doubt: it may have gone. Decision 0013 says what happens to it, kind by kind.
"""

import datetime as dt
import logging
from collections.abc import Callable, Iterable
from uuid import uuid4

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.db.models import F, QuerySet
from django.utils import timezone

from fairlead_web.accounts.models import Letter

log = logging.getLogger(__name__)

State = Letter.State
SIGN_IN = "sign-in"  # codes, of no use after ten minutes: who waits for one asks for another
SECURITY = "security"
DIGEST = "digest"  # the kind of letter that one may stop
PASSING = "passing"  # the kind of which nothing stays once it is over
URGENT = "urgent"  # passes as well
PASSES = (PASSING, URGENT)
BETTER_TWICE = (SECURITY, URGENT)  # a second one harms nobody; one that is missing may
TOLD_OPENLY = ("credit", "enquiry", "invitation", "organisation", "role-request")  # to the programme team

MOST_ATTEMPTS = 12  # the waits below add up to about three days
FIRST_WAIT = dt.timedelta(minutes=1)
LONGEST_WAIT = dt.timedelta(hours=12)
IN_DOUBT = "in doubt"
UNWANTED = "no longer wanted"

_untold: dict[int, Callable[[], None]] = {}  # how letters of this process went, until the database knows


def lease() -> dt.timedelta:
    """How long a sender may be at one letter: longer than a mail server can keep it waiting."""
    return max(dt.timedelta(minutes=5), dt.timedelta(seconds=15 * settings.EMAIL_TIMEOUT))


def wait(attempts: int) -> dt.timedelta:
    """How long after an attempt the next one comes: twice as long each time."""
    doublings = min(attempts - 1, MOST_ATTEMPTS)
    return min(FIRST_WAIT * int(2**doublings), LONGEST_WAIT)


def take(letter: Letter) -> bool:
    """Note that a letter is being sent from now on; False where somebody else has taken it meanwhile."""
    now = timezone.now()
    waiting = Letter.objects.filter(pk=letter.pk, state=State.WAITING, attempts=letter.attempts)
    letter.attempts, letter.due_at = letter.attempts + 1, now + wait(letter.attempts + 1)
    return bool(
        waiting.update(
            state=State.SENDING, handed_at=now, attempts=F("attempts") + 1, due_at=letter.due_at, fault=""
        )
    )


def note(letter: Letter, outcome: Callable[[], None]) -> None:
    """Note how an attempt went; where the database cannot be asked just now, as soon as it can."""
    _untold[letter.pk] = outcome
    tell()


def tell() -> None:
    """Note what could not be noted before."""
    for number in list(_untold):
        outcome = _untold.pop(number)
        try:
            outcome()
        except (OperationalError, InterfaceError):
            _untold[number] = outcome
            raise


def went(letter: Letter) -> None:
    """The mail server took it."""
    end(letter, State.SENT)


def failed(letter: Letter, fault: str, *, for_good: bool = False) -> bool:
    """Leave a letter for a later attempt, True; or give it up where there were too many."""
    log.warning("Letter %s was not sent: %s (attempt %s)", letter.pk, fault, letter.attempts)
    if for_good or letter.attempts >= MOST_ATTEMPTS:
        end(letter, State.FAILED, fault)
        return False
    return bool(_attempt(letter).update(state=State.WAITING, handed_at=None, fault=fault[:60]))


def doubt(letter: Letter) -> None:
    """Nobody knows whether it went."""
    log.warning("Letter %s may have gone, or not (attempt %s)", letter.pk, letter.attempts)
    if letter.kind == SIGN_IN:
        end(letter, State.FAILED, IN_DOUBT)
    elif letter.kind in BETTER_TWICE:
        failed(letter, IN_DOUBT)
    else:
        # The name of one that passes leads to what it tells of, and must not lie about for days.
        name = f"in-doubt-{uuid4().hex}" if letter.kind in PASSES else letter.key
        _attempt(letter).update(state=State.DOUBTFUL, fault=IN_DOUBT, key=name)


def find_doubts() -> None:
    """Letters that were being sent by somebody who must be gone by now."""
    stale = Letter.objects.filter(state=State.SENDING, handed_at__lt=timezone.now() - lease())
    for letter in stale.exclude(pk__in=list(_untold)):
        doubt(letter)


def end(letter: Letter, state: str, fault: str = "") -> None:
    """Close a letter and wipe it; one that passes is deleted."""
    if letter.kind in PASSES:
        _attempt(letter).delete()
        return
    sent_at = timezone.now() if state == State.SENT else None
    _attempt(letter).update(
        state=state, sent_at=sent_at, handed_at=None, text="", address="", fault=fault[:60]
    )


def doubtful() -> QuerySet[Letter]:
    """Letters of which somebody has to say whether they go again, oldest first."""
    return Letter.objects.filter(state=State.DOUBTFUL).select_related("person").order_by("pk")


def given_up() -> QuerySet[Letter]:
    """Letters that somebody waits for in vain, newest first; not those that nobody wants any more."""
    failed = Letter.objects.filter(state=State.FAILED).exclude(fault__in=(UNWANTED, IN_DOUBT))
    return failed.exclude(kind=SIGN_IN).select_related("person").order_by("-pk")


def given_up_among(keys: Iterable[str]) -> set[str]:
    """Those of these letters that somebody waits for in vain."""
    return set(given_up().filter(key__in=list(keys)).values_list("key", flat=True))


def _attempt(letter: Letter) -> QuerySet[Letter]:
    """The letter, unless it is over or somebody has taken it for another attempt meanwhile."""
    return Letter.objects.filter(pk=letter.pk, attempts=letter.attempts).exclude(
        state__in=(State.SENT, State.FAILED)
    )
