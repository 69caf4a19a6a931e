"""What networks write to people. No letter names a network, in its subject or in its text.

All but the digest pass: a row that said to whom one was sent and when, beside its chair's, would tell where
somebody belongs long after they have left. What they tell of is done once, so none is written twice.
"""

import datetime as dt
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from fairlead_web.accounts.api import PASSING, unsubscribe_link, write_letter
from fairlead_web.networks import queries
from fairlead_web.networks.digest import Item
from fairlead_web.networks.models import ChairTerm, Membership, Report, Verdict
from fairlead_web.ui import api as ui


def mine() -> str:
    """The address where a person sees their own networks."""
    return f"{settings.WAGTAILADMIN_BASE_URL}{reverse('networks:mine')}"


def tell(to: Any, subject: str, text: str, *, key: str) -> None:
    """Write a letter of which nothing stays."""
    write_letter(to=to, subject=subject, text=text, key=key, kind=PASSING)


def asked_to_chair(term: ChairTerm) -> None:
    """Ask somebody who was appointed whether they agree."""
    text = _(
        "The programme team asks you to take on an office. Sign in to see which, and to say yes or no:\n\n"
        "%(address)s\n\n"
        "Nothing is shown of it, and nothing opens, until you agree.\n"
    )
    tell(
        term.person,
        _("You are asked to take on an office"),
        text % {"address": mine()},
        key=f"asked-to-chair-{term.pk}",
    )


def chair_joined(term: ChairTerm) -> None:
    """Tell a network's other chairs that one more reads the register from now on."""
    text = _(
        "Somebody has become chair beside you, and sees who belongs. Sign in to see who:\n\n%(address)s\n\n"
        "If you did not expect it, write to the programme team.\n"
    )
    for other in queries.chairs_of(term.network).exclude(pk=term.pk):
        tell(
            other.person,
            _("There is another chair"),
            text % {"address": mine()},
            key=f"chair-joined-{term.pk}-{other.pk}",
        )


def request_answered(entry: Membership) -> None:
    """Tell a person that the chair answered; the same letter whatever the answer."""
    text = _(
        "A request of yours was answered. Sign in to see where you stand:\n\n%(address)s\n\n"
        "Should something you asked for not be there any more, it could not be met this time. That is no "
        "judgement on you. You may ask again, and a supporter is welcome too. The chair is named on the "
        "public page, and will talk it over with you.\n"
    )
    tell(entry.person, _("An answer for you"), text % {"address": mine()}, key=f"request-answered-{entry.pk}")


def judged(person: Any, verdict: Verdict) -> None:
    """Tell an author what a moderator decided. Why is read on the site, since it may tell the place."""
    told = {
        "keep": _("A moderator looked again at something you wrote. Others can read it again."),
        "hide": _("A moderator has hidden something you wrote. Only you and moderators can read it now."),
        "remove": _("A moderator has removed something you wrote. Its words are deleted."),
    }
    text = _(
        "%(told)s\n\nSign in to read why:\n\n%(address)s\n\n"
        "If you see it differently, you can ask for another look there, or write to the programme team.\n"
    )
    tell(
        person,
        _("A moderator’s decision"),
        text % {"told": told[verdict.deed], "address": mine()},
        key=f"judged-{verdict.pk}",
    )


def report_answered(report: Report, to: Any) -> None:
    """Tell whoever reported something that it was looked at; the same letter whatever was decided."""
    text = _(
        "A moderator has looked at what you reported, and has decided. Thank you for telling us. Nobody was "
        "told that it was you.\n\nYou find what is there now after signing in:\n\n%(address)s\n"
    )
    tell(to, _("An answer for you"), text % {"address": mine()}, key=f"report-answered-{report.pk}")


def looked_at(report: Report, to: Any) -> None:
    """Tell an author who asked for a look that there was one, and that what they wrote stands."""
    text = _(
        "A moderator has looked at what you asked them to look at. It stands as it is.\n\nIf somebody has "
        "answered you, you find it after signing in:\n\n%(address)s\n"
    )
    tell(to, _("An answer for you"), text % {"address": mine()}, key=f"looked-at-{report.pk}")


def digest(person: Any, *, frequency: str, since: dt.datetime, until: dt.datetime, items: list[Item]) -> None:
    """What is new, by title. Its key holds person and window, so that none goes twice."""
    foot = {
        "daily": _("You chose to get this daily. One press stops it, without signing in:"),
        "weekly": _("You chose to get this weekly. One press stops it, without signing in:"),
    }
    lines = [
        _("New since %(day)s:") % {"day": ui.day(timezone.localtime(since).date())},
        "",
        *(f"- {item.title}" for item in items),
        "",
        _("Sign in to read it: %(address)s") % {"address": mine()},
        "",
        foot[frequency],
        unsubscribe_link(person),
        "",
    ]
    write_letter(
        to=person,
        subject=_("Your digest from %(site)s") % {"site": settings.SITE.name},
        text="\n".join(lines),
        key=f"digest-{person.pk}-{until:%Y%m%dT%H%M%z}",
        kind="digest",
    )
