"""What contacts hold about people. A copy never tells that somebody declined or blocked."""

import datetime as dt

from django.utils.translation import gettext_noop as _

from fairlead_web.accounts.api import Expiry, Through, declare, kinds

KEPT = dt.timedelta(days=180)

declare(
    "networks.ContactRequest",
    purpose=_("Asking somebody to be in contact"),
    basis=_("Legitimate interest: both chose to meet peers; either can take it back or decline"),
    retention=_("Until it is accepted; otherwise 180 days"),
    subject=("asker", "asked"),
    fields=kinds(content="message", technical="id asker asked sent_at declined_at withdrawn_at"),
    export=("asker", "asked", "message", "sent_at"),
    expires=Expiry("sent_at", KEPT),
)
declare(
    "networks.Contact",
    purpose=_("Being in contact, and seeing each other's address"),
    basis=_("Consent of both, until one of them ends it"),
    retention=_("Until one of the two ends it or leaves"),
    subject=("one", "other"),
    fields=kinds(content="since", technical="id one other"),
    export=("one", "other", "since"),
)
declare(
    "networks.ContactBlock",
    purpose=_("Keeping away somebody from whom you want to hear nothing"),
    basis=_("Legitimate interest: being left alone"),
    retention=_("Until you lift it"),
    subject="person",
    fields=kinds(content="blocked", technical="id person since"),
    export=("blocked", "since"),
    erase=Through("fairlead_web.networks.actions.contact_ends.forget_blocks"),
)
