"""Letters to those who hold an office: that something waits, and never what, about whom or where.

Nothing of them stays once they are sent. That nobody is told twice a day, the deed sees to.
"""

import datetime as dt
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from fairlead_web.accounts.api import URGENT, write_letter
from fairlead_web.networks.duties import Waiting
from fairlead_web.networks.letters import tell
from fairlead_web.networks.models import Report
from fairlead_web.networks.presenters.people import waiting_words


def something_waits(person: Any, waiting: Waiting, day: dt.date) -> None:
    """Tell somebody how much waits for them."""
    text = _(
        "Something waits for you:\n\n%(lines)s\n\nSign in to see it and to decide:\n\n%(address)s\n\n"
        "You hold an office on this site, so it tells you once a day as long as something waits. That has "
        "nothing to do with your digest, which stays as you chose it. You can object to reminders under "
        "“Your account”.\n"
    )
    lines = "\n".join(f"- {words}" for words in waiting_words(waiting))
    tell(
        person,
        _("Something waits for you"),
        text % {"lines": lines, "address": own_page()},
        key=f"duties-{person.pk}-{day:%Y%m%d}",
    )


def somebody_may_be_at_risk(person: Any, report: Report) -> None:
    """Tell somebody who decides at once. It is no reminder, so an objection does not hold it back."""
    text = _(
        "Somebody tells us that a person may be at risk, or needs help. Please look today. Sign in to read "
        "it and to decide:\n\n%(address)s\n\n"
        "If somebody is in danger now, ring 999.\n"
    )
    write_letter(
        to=person,
        subject=_("Please look at a report today"),
        text=text % {"address": own_page()},
        key=f"risk-{report.pk}-{person.pk}",
        kind=URGENT,
    )


def own_page() -> str:
    """The address where a person sees all that waits for them."""
    return f"{settings.WAGTAILADMIN_BASE_URL}{reverse('home:mine')}"
