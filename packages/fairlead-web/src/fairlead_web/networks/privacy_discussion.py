"""What discussions hold about people: who writes in one belongs or chairs, so it is special-category data."""

import datetime as dt

from django.utils.translation import gettext_noop as _

from fairlead_web.accounts.api import Blank, Expiry, Through, declare, kinds

BELONGING = _("Explicit consent, given at joining and ended by leaving")

declare(
    "networks.Report",
    purpose=_("Having a moderator look at what was written"),
    basis=BELONGING,
    retention=_("Until 90 days after it was answered"),
    subject="reporter",
    fields=kinds(content="reason words", special="topic post", technical="id reporter made_at answered_at"),
    export=("topic__network", "post__topic__network", "reason", "words", "made_at", "answered_at"),
    erase=Blank(
        "A report that waits is still answered, without saying who made it", {"reporter": None, "words": ""}
    ),
    expires=Expiry("answered_at", dt.timedelta(days=90)),
)
declare(
    "networks.Post",
    purpose=_("Talking with others who belong to a network"),
    basis=BELONGING,
    retention=_("Until you remove it or leave the network, or the network closes"),
    subject="author",
    fields=kinds(
        special="topic text", content="state verdict", technical="id author key written_at edited_at"
    ),
    export=("topic__network", "text", "state", "verdict__words", "written_at", "edited_at"),
)
declare(
    "networks.Topic",
    purpose=_("Talking with others who belong to a network"),
    basis=BELONGING,
    retention=_("Until you remove it or leave the network, or the network closes"),
    subject="author",
    fields=kinds(
        special="network title text", content="state verdict", technical="id author key written_at edited_at"
    ),
    export=("network", "title", "text", "state", "verdict__words", "written_at", "edited_at"),
    erase=Through(
        "fairlead_web.networks.actions.departing.erase",
        tells="Deleted; where others have answered, an empty place stays above their posts",
    ),
)
declare(
    "networks.Verdict",
    purpose=_("Answering for what moderators decide"),
    basis=_("Legitimate interest: a moderator decides in a public role"),
    retention=_("Until the network closes; without your name once you have left"),
    subject="moderator",
    fields=kinds(
        plain="network kind reported_for deed reason words by_team decided_on",
        identity="moderator",
        technical="id",
    ),
    export=("kind", "deed", "reason", "words", "decided_on"),  # no network: the programme team is not told
    erase=Blank("The log stays whole; it does not say any more who decided", {"moderator": None}),
)
