"""What networks hold about people. Belonging is special-category data: the register is the chair's alone."""

import datetime as dt

from django.utils.translation import gettext_lazy
from django.utils.translation import gettext_noop as _

from fairlead_web.accounts.api import Blank, Expiry, Purpose, Through, declare, declare_purpose, kinds
from fairlead_web.networks import privacy_chats, privacy_contacts, privacy_discussion

__all__ = ["privacy_chats", "privacy_contacts", "privacy_discussion"]  # imported for what they declare

BELONGING = _("Explicit consent, given at joining and ended by leaving")
PUBLIC = _("Consent: you agreed to be named")

declare_purpose(
    Purpose(
        "belonging",
        gettext_lazy("Belonging to networks"),
        gettext_lazy(
            "The site holds which networks I belong to, whether as a member or a supporter, and since when. "
            "It may tell something about my ethnicity, sexual orientation or sex. The chair of each network "
            "sees it for that network; others who belong see what I choose, and nothing unless I choose. "
            "Withdrawing means leaving all networks."
        ),
        stops="fairlead_web.networks.actions.membership.leave_all",
        recorded=False,  # it ends when a chair declines, and few networks have a chair who may
    )
)
declare(
    "networks.Network",
    purpose="Saying what a network is and who it is open to",
    retention="As long as the site runs",
    fields=kinds(
        plain="code name open_to supporters about characteristic asks_approval opened_on closed_on",
        technical="id",
    ),
)
declare(
    "networks.Membership",
    purpose=_("Belonging to a network; only its chair sees who does"),
    basis=BELONGING,
    retention=_("Until you leave or the network closes; then the entry is deleted"),
    subject="person",
    fields=kinds(
        special="network kind state seen_by_fellows asked_at joined_at",
        technical="id person",
    ),
    export=("network", "kind", "state", "seen_by_fellows", "asked_at", "joined_at"),
)
declare(
    "networks.ChairTerm",
    purpose=_("Showing who chairs a network, and letting them do so"),
    basis=PUBLIC,
    retention=_("As long as the site runs; without a name once you have left"),
    subject="person",
    fields=kinds(plain="network starts_on ends_on", technical="id person agreed_at"),
    export=("network", "starts_on", "ends_on", "agreed_at"),
    erase=Through(
        "fairlead_web.networks.actions.chairs.end_terms_of",
        "Your terms end. Decisions were made in them; the row holds a number that leads to nobody",
    ),
)
declare(
    "networks.Update",
    purpose=_("News from a network's chair"),
    basis=_("Legitimate interest: a chair writes in a public role"),
    retention=_("As long as the network; without an author once you have left"),
    subject="author",
    fields=kinds(plain="network title text public", identity="author", technical="id published_at"),
    export=("network", "title", "text", "public", "published_at"),
    erase=Blank("The news stays for those who belong; it is shown as a former chair's", {"author": None}),
)
declare(
    "networks.Ask",
    purpose="What a network asks of others",
    retention="As long as the site runs",
    fields=kinds(
        plain="network theme title text addressed organisation role asked_on answered_on corrected_on",
        technical="id",
    ),
)
declare(
    "networks.AskReply",
    purpose=_("What an organisation answered"),
    basis=_("Legitimate interest: answering for an organisation"),
    retention=_("As long as the site runs; without an author once you have left"),
    subject="author",
    fields=kinds(
        plain="ask organisation text replied_on corrected_on to_earlier_words",
        identity="author",
        technical="id",
    ),
    export=("ask", "organisation", "text", "replied_on", "corrected_on"),
    erase=Blank("The reply is the organisation's", {"author": None}),
)
declare(
    "networks.Story",
    purpose=_("Celebrating what you did, where you agreed to show it"),
    basis=BELONGING,
    retention=_("Until you withdraw it or leave the network"),
    subject="author",
    fields=kinds(
        content="shown",
        special="network text",
        technical="id author shared_on celebrated_on",
    ),
    export=("network", "text", "shown", "shared_on", "celebrated_on"),
)
declare(
    "networks.GrowthFigure",
    purpose="Knowing whether networks grow, without knowing about anybody",
    retention="As long as the site runs",
    fields=kinds(plain="network quarter_ends_on people", technical="id"),
)
declare(
    "networks.ReferenceMember",
    purpose=_("Crediting those who read the programme's work critically"),
    basis=PUBLIC,
    retention=_(
        "As long as the site runs; without name and words from the day after you have left the group"
    ),
    subject="person",
    fields=kinds(
        identity="name",
        special="credit lived_experience",
        plain="starts_on ends_on",
        technical="id person agreed_on",
    ),
    export=("name", "credit", "lived_experience", "agreed_on", "starts_on", "ends_on"),
    expires=Expiry(
        "ends_on",
        dt.timedelta(),
        values={"name": "", "credit": "", "lived_experience": False, "agreed_on": None},
    ),
    erase=Through(
        "fairlead_web.networks.actions.reference.forget_reference_member",
        "That somebody was in the group, and until when, stays; who it was does not",
    ),
)
declare(
    "networks.ReferenceNote",
    purpose="Publishing what the reference group said",
    retention="As long as the site runs",
    fields=kinds(plain="held_on title text", technical="id published_at"),
)
declare(
    "networks.DigestMark",
    purpose=_("Writing each digest once"),
    basis=_("Consent: you chose the digest"),
    retention=_("Until you erase your account"),
    subject="person",
    fields=kinds(technical="id person until"),
    export=("until",),
)
declare(
    "networks.DutyMark",
    purpose=_("Writing to chairs and the programme team once a day at most"),
    basis=_("Legitimate interest: whoever holds an office hears what waits"),
    retention=_("Until the next day"),
    subject="person",
    fields=kinds(technical="id person told_on"),
    export=("told_on",),
)
