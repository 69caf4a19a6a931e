"""Writing digests: once for each person and window, whatever fails in between."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from fairlead_web.accounts import api as accounts
from fairlead_web.networks import letters
from fairlead_web.networks.digest import DAYS, digest, first_start, window_end
from fairlead_web.networks.models import DigestMark


def send_digests(now: dt.datetime | None = None) -> int:
    """Write every digest that is due; how many were. Safe to run at any time and as often as one likes."""
    now = now or timezone.now()
    written = 0
    for frequency in DAYS:
        end = window_end(frequency, now)
        for person in accounts.people_who_want_digest(frequency):
            written += write_digest(person, frequency=frequency, end=end)
    forget_who_stopped()
    return written


@transaction.atomic
def write_digest(person: Any, *, frequency: str, end: dt.datetime) -> bool:
    """Write one person's digest up to `end`, with the mark that says so; whether there was anything new."""
    mark = DigestMark.objects.select_for_update().filter(person=person).first()
    since = mark.until if mark else begins(person, frequency, end)
    if mark and since >= end:
        return False
    new = digest(person, since, end) if since < end else []
    if new:
        letters.digest(person, frequency=frequency, since=since, until=end, items=new)
    DigestMark.objects.update_or_create(person=person, defaults={"until": end})
    return bool(new)


def begins(person: Any, frequency: str, end: dt.datetime) -> dt.datetime:
    """From when somebody's first digest tells: whoever chose after `end` waits for the next one's day."""
    chosen = accounts.digest_chosen_at(person)
    return end if chosen is None or chosen >= end else first_start(frequency, end)


def forget_who_stopped() -> None:
    """Whoever wants no digest now begins afresh should they want one again."""
    wanting = [accounts.people_who_want_digest(frequency).values("pk") for frequency in DAYS]
    DigestMark.objects.exclude(person__in=wanting[0]).exclude(person__in=wanting[1]).delete()
